package dev.interleave.report.compare;

import dev.interleave.report.compare.Verdict.Cause;
import dev.interleave.report.compare.Verdict.Claim;
import dev.interleave.report.compare.Verdict.CouldNotMeasure;
import dev.interleave.report.compare.Verdict.Undecided;
import dev.interleave.report.stats.SignedRank;
import java.util.List;
import java.util.Objects;

/** What rules have in common. */
final class Judgements {
  private Judgements() {}

  static double slower(double... worse) {
    return SignedRank.of(worse).above(0);
  }

  static Verdict sameOr(Cause cause, Estimate estimate, double alpha) {
    if (estimate.same() <= alpha) {
      return Claim.SAME;
    }
    int pairs = estimate.ratio().forks();
    return new Undecided(SignedRank.smallestP(pairs) > alpha ? Cause.TOO_FEW_PAIRS : cause);
  }

  static Judgement unmeasured(Evidence evidence, Settings settings) {
    return new Judgement(
        evidence.subject(),
        new CouldNotMeasure(
            Objects.requireNonNullElse(evidence.obstacle(), "no pair was measured")),
        Estimate.of(evidence.worse(0, evidence.pairs()), settings),
        evidence.pairs(),
        1,
        new Sensitivity(evidence.worse(), List.of(), settings));
  }
}
