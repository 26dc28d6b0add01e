package dev.interleave.report.verdicts;

import dev.interleave.report.pairing.PairedForks;
import dev.interleave.report.pairing.Side;
import java.util.Set;

/**
 * A pair of forks as it is printed and drawn.
 *
 * @param forks of the pair
 * @param worse how much worse the candidate is, as a difference of logarithms; NaN where there is
 *     no ratio
 * @param tested whether the estimate and its interval rest on it; pairs that raised a suspicion do
 *     not count among those that test it
 * @param baseline what casts doubt on the old build's fork
 * @param candidate what casts doubt on the new build's fork
 */
public record PairPoint(
    PairedForks forks,
    double worse,
    boolean tested,
    Set<Trouble> baseline,
    Set<Trouble> candidate) {
  public PairPoint {
    baseline = Set.copyOf(baseline);
    candidate = Set.copyOf(candidate);
  }

  /** Its number in the order of measuring, from 1. */
  public int number() {
    return forks.number();
  }

  /** What befell the fork of one build. */
  public Set<Trouble> of(Side side) {
    return side == Side.BASELINE ? baseline : candidate;
  }

  /** Whether either fork is in doubt. */
  public boolean flagged() {
    return !baseline.isEmpty() || !candidate.isEmpty();
  }
}
