package dev.interleave.report.stats;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Many values of the same thing, as a histogram: each value, sorted, with how often it was seen.
 */
public record Histogram(NavigableMap<Double, Long> counts) {
  public Histogram {
    counts = Collections.unmodifiableNavigableMap(new TreeMap<>(counts));
  }

  /** All values of several, as if they had been seen together. */
  public static Histogram merged(List<Histogram> parts) {
    NavigableMap<Double, Long> all = new TreeMap<>();
    parts.forEach(
        part -> part.counts.forEach((value, count) -> all.merge(value, count, Long::sum)));
    return new Histogram(all);
  }

  /** How many values there are. */
  public long size() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * A percentile as JMH's {@code scorePercentiles} define it: the value at rank {@code (size + 1) *
   * percent / 100}, interpolated between its neighbours (Weibull's plotting position, type 6 of
   * Hyndman, Fan, The American Statistician 50, 1996). NaN without values.
   *
   * @param percent from 0 to 100
   * @throws IllegalArgumentException outside of that
   */
  public double percentile(double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("percent is %s, not 0 to 100".formatted(percent));
    }
    double rank = percent * (size() + 1) / 100;
    double floor = Math.floor(rank);
    double below = at((long) floor);
    return below + (at((long) floor + 1) - below) * (rank - floor);
  }

  /** The value at a rank from 1; ranks beyond either end are that end. */
  private double at(long rank) {
    long seen = 0;
    double last = Double.NaN;
    for (Map.Entry<Double, Long> each : counts.entrySet()) {
      if (each.getValue() > 0) {
        seen += each.getValue();
        last = each.getKey();
        if (seen >= rank) {
          break;
        }
      }
    }
    return last;
  }
}
