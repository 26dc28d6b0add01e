package dev.interleave.report.stats;

import org.hipparchus.stat.interval.BinomialProportion;
import org.hipparchus.stat.interval.ConfidenceInterval;

/**
 * A share of events in independent trials, with its exact 95 % interval (Clopper, Pearson,
 * Biometrika 26, 1934).
 *
 * @param share 0 to 1, NaN of nothing
 */
public record Rate(double share, double low, double high) {
  private static final double ALPHA = 0.05;

  /** Of so many events in so many trials. */
  public static Rate of(long events, long trials) {
    if (trials == 0) {
      return new Rate(Double.NaN, Double.NaN, Double.NaN);
    }
    double share = events / (double) trials;
    if (events == 0) {
      return new Rate(0, 0, 1 - Math.pow(ALPHA / 2, 1.0 / trials));
    }
    if (events == trials) {
      return new Rate(1, Math.pow(ALPHA / 2, 1.0 / trials), 1);
    }
    ConfidenceInterval interval =
        BinomialProportion.getClopperPearsonInterval((int) trials, share, 1 - ALPHA);
    return new Rate(share, interval.getLowerBound(), interval.getUpperBound());
  }
}
