package dev.interleave.report.compare;

import dev.interleave.report.compare.Screening.Suspect;
import dev.interleave.report.compare.Verdict.Claim;
import dev.interleave.report.stats.Spread;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rule that is shipped: every benchmark gets a few pairs, those that look slower or faster are
 * confirmed on fresh pairs, and what time is left goes to those that may yet turn out the same.
 *
 * <p>Claims rest on fresh pairs alone, so all that was tested is the suspects: a handful, with many
 * pairs each, where a test of every benchmark on the same budget would be twenty with few. Such
 * two-stage designs are those of clinical trials (Bauer, Köhne, Biometrics 50, 1994) and of
 * searches for genes that are then replicated.
 *
 * <p>Of up to five benchmarks nobody is singled out, so there is nothing to confirm: all have the
 * group-sequential test from their first pair on.
 *
 * <p>The error rate is exact where the order of the two forks of a pair is drawn at random, however
 * forks vary: the signed-rank tests of the looks, their shares added up, and Holm's correction over
 * suspects suppose nothing else.
 */
public record ScreenAndConfirm(Settings settings) implements Rule {
  /** Standard normal quantiles of the half of {@code sameAlpha} and of the wanted power. */
  private static final double SAME = 1.96 + 1.645;

  @Override
  public String title() {
    return "screen, then confirm";
  }

  @Override
  public Step next(Plan plan, List<Evidence> evidence, double secondsLeft) {
    Screening screening = Screening.of(plan, settings);
    Optional<Step> screen = Wants.upTo(screening.pairs(), plan, evidence, secondsLeft);
    if (screen.isPresent()) {
      return screen.get();
    }
    Suspicions suspicions = Suspicions.of(plan, screening, evidence, settings);
    return confirm(suspicions, plan, secondsLeft)
        .or(() -> sharpen(suspicions, plan, evidence, secondsLeft))
        .orElseGet(() -> done(suspicions, evidence));
  }

  private static Step done(Suspicions suspicions, List<Evidence> evidence) {
    Map<Suspect, Double> p = suspicions.p(true);
    return new Step.Done(evidence.stream().map(one -> suspicions.judge(one, p)).toList());
  }

  private static Optional<Step> confirm(Suspicions suspicions, Plan plan, double secondsLeft) {
    Wants wants = new Wants(plan, secondsLeft);
    for (Suspect suspect : suspicions.open()) {
      int have = suspicions.fresh(suspect).length;
      wants.add(
          suspect.evidence().subject().benchmark(), suspicions.confirmation().next(have) - have);
    }
    return wants.step();
  }

  /** More pairs for those, the least noisy first, that they could make the same. */
  private Optional<Step> sharpen(
      Suspicions suspicions, Plan plan, List<Evidence> evidence, double secondsLeft) {
    Wants wants = new Wants(plan, secondsLeft);
    double left = secondsLeft;
    List<Evidence> open =
        evidence.stream()
            .filter(suspicions::isUnsuspected)
            .filter(one -> !suspicions.judge(one, Map.of()).is(Claim.SAME))
            .sorted(
                Comparator.comparingInt((Evidence one) -> enough(one, suspicions))
                    .thenComparing(Evidence::toString))
            .toList();
    for (Evidence one : open) {
      String benchmark = one.subject().benchmark();
      int more = enough(one, suspicions) - one.pairs();
      left -= Math.max(0, more) * plan.cost(benchmark);
      if (left < 0) {
        break;
      }
      wants.add(benchmark, more);
    }
    return wants.step();
  }

  /** How many pairs should suffice to call a benchmark the same, if it is. */
  private int enough(Evidence evidence, Suspicions suspicions) {
    int screened = suspicions.screening().pairs();
    double need = SAME * Spread.of(evidence.worse().subList(0, screened)) / settings.logMargin();
    // Student's t and Wilcoxon's ranks take a few more than the normal distribution.
    double pairs = 1.05 * need * need + 2;
    return (int) Math.ceil(Math.max(pairs, 1.5 * screened));
  }
}
