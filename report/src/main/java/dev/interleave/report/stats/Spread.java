package dev.interleave.report.stats;

import java.util.Collection;
import org.hipparchus.distribution.continuous.TDistribution;

/** How much differences vary, in a way that a few huge ones do not govern. */
public final class Spread {
  private Spread() {}

  /**
   * The standard deviation of normal differences that would give Wilcoxon's interval its width; of
   * fewer than 6 the plain standard deviation, NaN of fewer than 3.
   */
  public static double of(Collection<Double> differences) {
    double[] values = differences.stream().mapToDouble(Double::doubleValue).toArray();
    int n = values.length;
    double coverage = SignedRank.coverage(n, Interval.LEVEL);
    if (Double.isNaN(coverage)) {
      return n < Interval.MIN_FORKS ? Double.NaN : Math.sqrt(Sample.of(differences).variance());
    }
    double[] bounds = SignedRank.of(values).bounds(Interval.LEVEL);
    double quantile = new TDistribution(n - 1.0).inverseCumulativeProbability((1 + coverage) / 2);
    return (bounds[1] - bounds[0]) / 2 / quantile * Math.sqrt(n);
  }
}
