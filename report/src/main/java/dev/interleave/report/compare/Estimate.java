package dev.interleave.report.compare;

import dev.interleave.report.stats.Interval;
import dev.interleave.report.stats.SignedRank;

/**
 * What some pairs tell, by Wilcoxon's signed-rank test.
 *
 * @param ratio how many times as slow the candidate is, whichever way the metric is better; its
 *     bounds are unknown for fewer than 6 pairs, its forks are pairs
 * @param slower p-value of "slower", of this subject alone
 * @param faster p-value of "faster", of this subject alone
 * @param same p-value of "within the margin": the greater of two one-sided tests (Schuirmann,
 *     Journal of Pharmacokinetics and Biopharmaceutics 15, 1987)
 */
public record Estimate(Interval ratio, double slower, double faster, double same) {

  /** From differences of logarithms. */
  public static Estimate of(double[] worse, Settings settings) {
    SignedRank test = SignedRank.of(worse);
    double[] bounds = test.bounds(Interval.LEVEL);
    double margin = settings.logMargin();
    return new Estimate(
        new Interval(
            Math.exp(test.estimate()), Math.exp(bounds[0]), Math.exp(bounds[1]), worse.length),
        test.above(0),
        test.below(0),
        Math.max(test.above(-margin), test.below(margin)));
  }

  /** Whether the change is large enough to be worth a verdict. */
  boolean matters(Settings settings) {
    return Math.abs(Math.log(ratio.centre())) >= settings.logLeast();
  }
}
