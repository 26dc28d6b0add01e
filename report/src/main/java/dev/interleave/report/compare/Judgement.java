package dev.interleave.report.compare;

/**
 * A subject's verdict and what it rests on.
 *
 * @param estimate ratio and p-values; where a suspicion was tested on fresh pairs, from these
 *     alone, because those that raised it exaggerate
 * @param pairs all that were measured
 * @param p the p-value of the change, corrected for all that was tested; 1 where it was not tested
 * @param sensitivity the smallest change that would have been found
 */
public record Judgement(
    Subject subject,
    Verdict verdict,
    Estimate estimate,
    int pairs,
    double p,
    Sensitivity sensitivity) {

  public boolean is(Verdict other) {
    return verdict.equals(other);
  }
}
