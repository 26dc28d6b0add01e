package dev.interleave.report.pairing;

import dev.interleave.report.input.JmhResult.Mode;
import dev.interleave.report.input.Suite;
import dev.interleave.report.measure.Direction;
import dev.interleave.report.measure.ForkSeries;
import dev.interleave.report.measure.Measurement;
import dev.interleave.report.measure.SamplePercentile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric that verdicts are about.
 *
 * @param key its name in the raw results
 * @param name as printed
 * @param percentile whether it is one of sample mode, which takes many samples
 * @param floor values below are taken as this one, because their ratios mean nothing
 */
public record ComparedMetric(String key, String name, boolean percentile, double floor) {
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  /** Profilers of JMH before 1.36 marked their metrics like this. */
  private static final String OLD_MARK = "·";

  /**
   * A byte per operation: the smallest object has 8, so what is below is what the JVM did
   * meanwhile.
   */
  private static final double LEAST_ALLOCATION = 1;

  /**
   * The suite's headline metric or else JMH's own, percentiles of sample mode, and allocation where
   * it was measured.
   */
  public static List<ComparedMetric> of(Measurement measurement, Suite.@Nullable Metric headline) {
    List<ComparedMetric> metrics = new ArrayList<>();
    if (headline != null && measurement.units().containsKey(headline.name())) {
      metrics.add(new ComparedMetric(headline.name(), headline.label(), false, 0));
    } else {
      metrics.add(new ComparedMetric(measurement.primary(), "time", false, 0));
    }
    if (measurement.id().mode() == Mode.SAMPLE_TIME) {
      for (SamplePercentile percentile : ComparedPercentiles.COMPARED) {
        metrics.add(
            new ComparedMetric(percentile.key(), ComparedPercentiles.name(percentile), true, 0));
      }
    }
    for (String key : List.of(ALLOCATION, OLD_MARK + ALLOCATION)) {
      if (measurement.units().containsKey(key)) {
        metrics.add(new ComparedMetric(key, "allocation", false, LEAST_ALLOCATION));
      }
    }
    return List.copyOf(metrics);
  }

  /**
   * Whether these pairs can be compared by it; what else is wrong with a metric is told with it.
   */
  boolean isIn(List<PairedForks> pairs) {
    return !percentile || ComparedPercentiles.isMeasured(key, pairs);
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
