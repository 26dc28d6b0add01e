package dev.interleave.report.stats;

import java.util.Collection;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A value and its 95 % confidence interval.
 *
 * <p>Always made from one number for each fork: iterations of one fork share its JIT compilation,
 * memory layout and heap, so they are not independent, and an interval from them is far too narrow
 * (Georges, Buytaert, Eeckhout: Statistically Rigorous Java Performance Evaluation, OOPSLA 2007;
 * Kalibera, Jones: Rigorous Benchmarking in Reasonable Time, ISMM 2013).
 *
 * @param centre the geometric mean of positive values (speeds and times vary by factors), else the
 *     arithmetic mean; NaN without any value
 * @param low the lower bound, NaN where unknown
 * @param high the upper bound, NaN where unknown
 * @param forks how many forks it is made from; of a ratio, those of the side with fewer
 */
public record Interval(double centre, double low, double high, int forks) {
  /** The probability with which the interval holds the true value. */
  public static final double LEVEL = 0.95;

  /** Fewer forks than this give no interval: from two, Student's t has a factor of 12.7. */
  public static final int MIN_FORKS = 3;

  public Interval {
    if (low > high) {
      throw new IllegalArgumentException("low %s is above high %s".formatted(low, high));
    }
  }

  /** From one value for each fork; values that are not finite are left out. */
  public static Interval of(Collection<Double> forkValues) {
    return of(forkValues, LEVEL);
  }

  /** As {@link #of(Collection)} with another level, between 0 and 1. */
  public static Interval of(Collection<Double> forkValues, double level) {
    Sample plain = Sample.of(forkValues);
    if (plain.size() == 0 || plain.min() <= 0) {
      return around(plain, level, plain.size());
    }
    return around(plain.logs(), level, plain.size()).exp();
  }

  /**
   * The ratio of two values, {@code numerator / denominator}: Welch's t on the logarithms, which
   * does not suppose that both vary alike (Welch, Biometrika 34, 1947). NaN where a value is not
   * positive: a ratio says nothing then.
   */
  public static Interval ratio(Collection<Double> numerator, Collection<Double> denominator) {
    Sample top = Sample.of(numerator);
    Sample bottom = Sample.of(denominator);
    int forks = Math.min(top.size(), bottom.size());
    if (forks == 0 || top.min() <= 0 || bottom.min() <= 0) {
      return new Interval(Double.NaN, Double.NaN, Double.NaN, forks);
    }
    Sample a = top.logs();
    Sample b = bottom.logs();
    double difference = a.mean() - b.mean();
    if (forks < MIN_FORKS) {
      return new Interval(Math.exp(difference), Double.NaN, Double.NaN, forks);
    }
    double va = a.variance() / a.size();
    double vb = b.variance() / b.size();
    double half = 0;
    if (va + vb > 0) {
      double degrees =
          (va + vb) * (va + vb) / (va * va / (a.size() - 1) + vb * vb / (b.size() - 1));
      half = quantile(degrees, LEVEL) * Math.sqrt(va + vb);
    }
    return new Interval(difference, difference - half, difference + half, forks).exp();
  }

  /** Whether there were forks enough for bounds. */
  public boolean known() {
    return !Double.isNaN(low);
  }

  /** Whether a value lies within the bounds; false where they are unknown. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Half the width in relation to the centre, 0.01 for one per cent; NaN where unknown. */
  public double relativeHalfWidth() {
    return (high - low) / 2 / Math.abs(centre);
  }

  /** All three times a positive factor. */
  public Interval times(double factor) {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("factor must be positive, was " + factor);
    }
    return new Interval(centre * factor, low * factor, high * factor, forks);
  }

  /** One over the value, of a ratio the other way round. */
  public Interval inverse() {
    return new Interval(1 / centre, 1 / high, 1 / low, forks);
  }

  private Interval exp() {
    return new Interval(Math.exp(centre), Math.exp(low), Math.exp(high), forks);
  }

  private static Interval around(Sample sample, double level, int forks) {
    if (forks < MIN_FORKS) {
      return new Interval(sample.mean(), Double.NaN, Double.NaN, forks);
    }
    double half = quantile(forks - 1.0, level) * Math.sqrt(sample.variance() / forks);
    return new Interval(sample.mean(), sample.mean() - half, sample.mean() + half, forks);
  }

  /** Student's t, two-sided. */
  private static double quantile(double degrees, double level) {
    return new TDistribution(degrees).inverseCumulativeProbability((1 + level) / 2);
  }
}
