package dev.interleave.report.gate;

import dev.interleave.report.compare.Settings;
import dev.interleave.report.compare.Verdict;
import dev.interleave.report.compare.Verdict.Cause;
import dev.interleave.report.compare.Verdict.Claim;
import dev.interleave.report.compare.Verdict.Undecided;
import dev.interleave.report.stats.Interval;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * How far a benchmark is from its baseline, and how far it could be by chance.
 *
 * <p>Chance has two parts: what moves all benchmarks of a run together is one event, however many
 * there are; the rest is one for each. A change must exceed the sum of what both can do, each at
 * {@link Settings#alpha()}. That either does more happens in twice that share of gates at most (the
 * union bound); that their sum is exceeded needs both at once or far more of one, and a simulation
 * holds it to once that share.
 *
 * @param difference how much worse, as a logarithm
 * @param shared variance of the part that all share
 * @param sharedDegrees of freedom
 * @param own variance of the rest
 * @param ownDegrees of freedom
 * @param forks of this run
 * @param events how many shared parts there are in the gate
 * @param tests how many benchmarks and metrics there are in the gate
 */
record Deviation(
    double difference,
    double shared,
    double sharedDegrees,
    double own,
    double ownDegrees,
    int forks,
    int events,
    int tests,
    Settings settings) {

  /** The logarithm from which on a change is called one. */
  double threshold() {
    double together = quantile(sharedDegrees, 1 - settings.alpha() / events) * Math.sqrt(shared);
    double alone = quantile(ownDegrees, 1 - settings.alpha() / tests) * Math.sqrt(own);
    return Math.max(settings.logLeast(), together + alone);
  }

  Verdict verdict(double threshold) {
    if (difference >= threshold) {
      return Claim.SLOWER;
    }
    if (-difference >= threshold) {
      return Claim.FASTER;
    }
    return isSame() ? Claim.SAME : new Undecided(Cause.TOO_NOISY);
  }

  /** Two one-sided tests (Schuirmann 1987). */
  private boolean isSame() {
    double reach = quantile(degrees(), 1 - settings.sameAlpha()) * error();
    return Math.abs(difference) + reach <= settings.logMargin();
  }

  /** How many times as slow, with its interval of 95 %, of this benchmark alone. */
  Interval ratio() {
    double reach = quantile(degrees(), (1 + Interval.LEVEL) / 2) * error();
    return new Interval(
        Math.exp(difference), Math.exp(difference - reach), Math.exp(difference + reach), forks);
  }

  /** The smallest slowdown that is found with the wanted power, as a fraction. */
  double smallest(double threshold) {
    return Math.expm1(threshold + quantile(degrees(), settings.power()) * error());
  }

  private double error() {
    return Math.sqrt(shared + own);
  }

  /** Of the sum of both variances (Satterthwaite, Biometrics Bulletin 2, 1946). */
  private double degrees() {
    double sum = shared + own;
    return sum == 0 ? Drift.MANY : satterthwaite(shared, sharedDegrees, own, ownDegrees);
  }

  static double satterthwaite(double one, double oneDegrees, double other, double otherDegrees) {
    double sum = one + other;
    return sum == 0
        ? Drift.MANY
        : Math.min(Drift.MANY, sum * sum / (one * one / oneDegrees + other * other / otherDegrees));
  }

  private static double quantile(double degrees, double probability) {
    return new TDistribution(degrees).inverseCumulativeProbability(probability);
  }
}
