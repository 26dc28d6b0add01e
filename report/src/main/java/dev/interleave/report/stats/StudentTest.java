package dev.interleave.report.stats;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;
import org.hipparchus.stat.StatUtils;

/**
 * Student's one-sided t-test of the mean of normal differences, and what it can find: power by the
 * noncentral t (Johnson, Kotz, Balakrishnan: Continuous Univariate Distributions 2, chapter 31).
 *
 * <p>Effects are in standard deviations of one difference, {@code alpha} is one-sided.
 */
public final class StudentTest {
  private static final int STEPS = 400;
  private static final int MOST_PAIRS = 1_000_000;

  private StudentTest() {}

  /** P-value of the claim that the mean is above 0; 1 of fewer than two differences. */
  public static double above(double... differences) {
    int n = differences.length;
    if (n < 2) {
      return 1;
    }
    double mean = StatUtils.mean(differences);
    double error = Math.sqrt(StatUtils.variance(differences) / n);
    if (error == 0) {
      return mean > 0 ? 0 : 1;
    }
    return new TDistribution(n - 1.0).cumulativeProbability(-mean / error);
  }

  /** The probability that a true effect is found with so many pairs. */
  public static double power(double effect, double pairs, double alpha) {
    double degrees = pairs - 1;
    double critical = new TDistribution(degrees).inverseCumulativeProbability(1 - alpha);
    return 1 - noncentral(critical, degrees, effect * Math.sqrt(pairs));
  }

  /** The smallest effect that is found with probability {@code power}; infinite of one pair. */
  public static double smallest(double pairs, double alpha, double power) {
    if (pairs < 2) {
      return Double.POSITIVE_INFINITY;
    }
    double degrees = pairs - 1;
    double critical = new TDistribution(degrees).inverseCumulativeProbability(1 - alpha);
    return root(shift -> 1 - noncentral(critical, degrees, shift), power) / Math.sqrt(pairs);
  }

  /** The number of pairs with which an effect is found with probability {@code power}. */
  public static int pairs(double effect, double alpha, double power) {
    int low = 1;
    int high = 2;
    while (power(effect, high, alpha) < power) {
      low = high;
      high *= 2;
      if (high > MOST_PAIRS) {
        throw new IllegalArgumentException("no number of pairs finds an effect of " + effect);
      }
    }
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (power(effect, middle, alpha) < power) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Where an increasing function, over 0 and above, reaches a value. */
  public static double root(DoubleUnaryOperator increasing, double value) {
    double low = 0;
    double high = 1;
    while (increasing.applyAsDouble(high) < value) {
      low = high;
      high *= 2;
    }
    for (int i = 0; i < 40; i++) {
      double middle = (low + high) / 2;
      if (increasing.applyAsDouble(middle) < value) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * The distribution function of (normal + shift) / scale, where the scale is that of chi with so
   * many degrees: the mean over all scales, by Simpson's rule.
   */
  static double noncentral(double t, double degrees, double shift) {
    double spread = 9 / Math.sqrt(2 * degrees);
    double from = Math.max(0, 1 - spread);
    double width = (1 + 1.5 * spread - from) / STEPS;
    double constant =
        Math.log(2) + degrees / 2 * Math.log(degrees / 2) - Gamma.logGamma(degrees / 2);
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
      double scale = from + i * width;
      double density =
          scale == 0
              ? degrees == 1 ? Math.exp(constant) : 0
              : Math.exp(constant + (degrees - 1) * Math.log(scale) - degrees * scale * scale / 2);
      int weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * density * normal(t * scale - shift);
    }
    return Math.clamp(sum * width / 3, 0, 1);
  }

  private static double normal(double x) {
    return Erf.erfc(-x / Math.sqrt(2)) / 2;
  }
}
