package dev.interleave.report.pairing;

import dev.interleave.report.input.Suite;
import dev.interleave.report.measure.Direction;
import dev.interleave.report.measure.ForkSeries;
import dev.interleave.report.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric that verdicts are about.
 *
 * @param key its name in the raw results
 * @param name as printed
 * @param floor values below are taken as this one, because their ratios mean nothing
 */
public record ComparedMetric(String key, String name, double floor) {
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  /** Profilers of JMH before 1.36 marked their metrics like this. */
  private static final String OLD_MARK = "·";

  /**
   * A byte per operation: the smallest object has 8, so what is below is what the JVM did
   * meanwhile.
   */
  private static final double LEAST_ALLOCATION = 1;

  /** The suite's headline metric or else JMH's own, and allocation where it was measured. */
  public static List<ComparedMetric> of(Measurement measurement, Suite.@Nullable Metric headline) {
    List<ComparedMetric> metrics = new ArrayList<>();
    if (headline != null && measurement.units().containsKey(headline.name())) {
      metrics.add(new ComparedMetric(headline.name(), headline.label(), 0));
    } else {
      metrics.add(new ComparedMetric(measurement.primary(), "time", 0));
    }
    for (String key : List.of(ALLOCATION, OLD_MARK + ALLOCATION)) {
      if (measurement.units().containsKey(key)) {
        metrics.add(new ComparedMetric(key, "allocation", LEAST_ALLOCATION));
      }
    }
    return List.copyOf(metrics);
  }

  public Direction direction(Measurement measurement) {
    return Direction.of(measurement.unit(key));
  }

  /** A fork's value; NaN without one. */
  public double of(ForkSeries fork) {
    double value = fork.value(key);
    return value >= 0 ? Math.max(floor, value) : value;
  }
}
