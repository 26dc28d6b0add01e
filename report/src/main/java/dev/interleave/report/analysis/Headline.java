package dev.interleave.report.analysis;

import dev.interleave.report.input.Suite;
import dev.interleave.report.measure.Direction;
import dev.interleave.report.measure.Measurement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metric that stands for speed, and how to print it.
 *
 * @param metric its name
 * @param unit as printed
 * @param scale from JMH's unit to the printed one
 */
record Headline(String metric, String unit, double scale) {
  private static final Map<String, Double> SECONDS =
      Map.of(
          "ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0, "hr", 3600.0, "day", 86400.0);

  /** The suite's metric where a measurement has it, else JMH's primary one. */
  static Headline of(Measurement measurement, Suite.@Nullable Metric metric) {
    if (metric == null || !measurement.units().containsKey(metric.name())) {
      String primary = measurement.primary();
      return new Headline(primary, measurement.unit(primary), 1);
    }
    return new Headline(
        metric.name(), metric.label(), scale(measurement.unit(metric.name()), metric.label()));
  }

  Direction direction(Measurement measurement) {
    return Direction.of(measurement.unit(metric));
  }

  List<Double> values(Measurement measurement) {
    return measurement.forkValues(metric).stream().map(value -> value * scale).toList();
  }

  /** A label in seconds is meant: JMH may have been asked for another time unit. */
  private static double scale(String unit, String label) {
    if (!unit.startsWith("ops/") || !label.endsWith("/s")) {
      return 1;
    }
    return 1 / SECONDS.getOrDefault(unit.substring("ops/".length()), 1.0);
  }
}
