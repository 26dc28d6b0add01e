package dev.interleave.report.measure;

import dev.interleave.report.stats.SteadyState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One fork's iterations.
 *
 * @param file where it was read from
 * @param number of the fork in its run, from 1
 * @param round that it was part of, 0 where there were none
 * @param warmup the primary metric's warm-up iterations, empty where they are not known
 * @param iterations measurement iterations by metric
 * @param steady from which of them on the fork was steady
 */
public record ForkSeries(
    String file,
    int number,
    int round,
    List<Double> warmup,
    Map<String, List<Double>> iterations,
    SteadyState steady) {

  public ForkSeries {
    iterations = Collections.unmodifiableMap(new LinkedHashMap<>(iterations));
  }

  /** Whether a measurement iteration (from 0) counts. */
  public boolean counts(int iteration) {
    return iteration >= steady.from();
  }

  /** Whether a metric's value in an iteration (from 0) counts. */
  public boolean counts(String metric, int iteration) {
    return iteration >= skipped(iterations.getOrDefault(metric, List.of()));
  }

  /** The fork's value of a metric: the mean of the iterations that count; NaN without any. */
  public double value(String metric) {
    List<Double> values = iterations.getOrDefault(metric, List.of());
    return values.stream()
        .skip(skipped(values))
        .mapToDouble(Double::doubleValue)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  /** A metric without raw data has one value for the whole fork, which always counts. */
  private int skipped(List<Double> values) {
    return values.size() > steady.from() ? steady.from() : 0;
  }
}
