package dev.interleave.report.measure;

import dev.interleave.report.stats.Histogram;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A percentile of the calls that a fork timed in JMH's sample mode, as a metric of the fork. It is
 * that of all samples of the iterations that count, taken together: an average of the iterations'
 * percentiles would be no percentile of anything.
 */
public enum SamplePercentile {
  P50(500),
  P90(900),
  P99(990),
  P99_9(999);

  /** How many samples a fork has in the iterations that count; a metric of the fork too. */
  public static final String COUNT = "sample:count";

  /** With fewer samples above it a percentile tells what a few of them happened to be. */
  private static final int BEYOND = 10;

  private final int permille;

  SamplePercentile(int permille) {
    this.permille = permille;
  }

  /** Its name among a fork's metrics, which no counter or profiler can have. */
  public String key() {
    return "sample:" + label();
  }

  /** From 0 to 100. */
  double percent() {
    return permille / 10.0;
  }

  /** As people write it, such as {@code p99.9}. */
  public String label() {
    return "p" + (permille % 10 == 0 ? "" + permille / 10 : "" + permille / 10.0);
  }

  /** A fork with fewer samples has no such percentile: 1000 for {@code p99}. */
  public long fewest() {
    return BEYOND * 1000L / (1000 - permille);
  }

  /** What there is of a fork by key: the count, and percentiles that it has samples enough for. */
  static Map<String, Double> of(List<Histogram> iterations) {
    Histogram all = Histogram.merged(iterations);
    Map<String, Double> found = new LinkedHashMap<>();
    found.put(COUNT, (double) all.size());
    for (SamplePercentile percentile : values()) {
      if (all.size() >= percentile.fewest()) {
        found.put(percentile.key(), all.percentile(percentile.percent()));
      }
    }
    return found;
  }
}
