package dev.interleave.report.compare;

import dev.interleave.report.compare.Sensitivity.Hurdle;
import dev.interleave.report.compare.Verdict.Cause;
import dev.interleave.report.compare.Verdict.Claim;
import dev.interleave.report.stats.Holm;
import dev.interleave.report.stats.StudentTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The reference that other rules are held against: as many pairs of every benchmark as the budget
 * allows, one test of each, Holm's correction over all.
 *
 * @param settings error rates
 * @param test of differences
 */
public record FixedPairs(Settings settings, Test test) implements Rule {
  /** The test of one subject. */
  public enum Test {
    STUDENT("paired t-test, Holm"),
    SIGNED_RANK("signed-rank test, Holm");

    private final String title;

    Test(String title) {
      this.title = title;
    }
  }

  @Override
  public String title() {
    return test.title;
  }

  @Override
  public Step next(Plan plan, List<Evidence> evidence, double secondsLeft) {
    Optional<Step> more = Wants.upTo(Math.max(1, plan.rounds()), plan, evidence, secondsLeft);
    return more.orElseGet(() -> new Step.Done(judge(evidence)));
  }

  private List<Judgement> judge(List<Evidence> evidence) {
    List<Evidence> measured =
        evidence.stream().filter(one -> one.obstacle() == null && one.pairs() > 0).toList();
    double[] slower = corrected(measured, 1);
    double[] faster = corrected(measured, -1);
    List<Judgement> judgements = new ArrayList<>();
    for (Evidence one : evidence) {
      int index = measured.indexOf(one);
      judgements.add(
          index < 0
              ? Judgements.unmeasured(one, settings)
              : judge(one, slower[index], faster[index], measured.size()));
    }
    return judgements;
  }

  private double[] corrected(List<Evidence> measured, int sign) {
    return Holm.corrected(
        measured.stream()
            .map(one -> one.worse(0, one.pairs()))
            .mapToDouble(worse -> p(Arrays.stream(worse).map(value -> sign * value).toArray()))
            .toArray());
  }

  private double p(double[] worse) {
    return switch (test) {
      case STUDENT -> StudentTest.above(worse);
      case SIGNED_RANK -> Judgements.slower(worse);
    };
  }

  private Judgement judge(Evidence one, double slower, double faster, int tests) {
    Estimate estimate = Estimate.of(one.worse(0, one.pairs()), settings);
    double p = Math.min(slower, faster);
    Verdict verdict =
        p <= settings.alpha() && estimate.matters(settings)
            ? slower < faster ? Claim.SLOWER : Claim.FASTER
            : Judgements.sameOr(Cause.TOO_NOISY, estimate, settings.sameAlpha());
    return new Judgement(
        one.subject(),
        verdict,
        estimate,
        one.pairs(),
        p,
        new Sensitivity(
            one.worse(),
            List.of(new Hurdle(one.pairs(), settings.alpha() / tests, test == Test.SIGNED_RANK)),
            settings));
  }
}
