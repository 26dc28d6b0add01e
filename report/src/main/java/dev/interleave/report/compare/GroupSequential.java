package dev.interleave.report.compare;

import dev.interleave.report.compare.Sensitivity.Hurdle;
import dev.interleave.report.compare.Verdict.Cause;
import dev.interleave.report.compare.Verdict.Claim;
import dev.interleave.report.compare.Verdict.Undecided;
import dev.interleave.report.stats.Holm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A rule that others are held against: the looks of {@link Confirmation} for every benchmark from
 * its first pair on, with Holm's correction over all. What is decided gets no more pairs, and the
 * others get its time, up to twice the pairs that each has on average.
 *
 * <p>Pairs are tested at the planned looks and never in between: when time is up, the number of
 * pairs depends on what they were, and a test of all of them would have another error rate.
 */
public record GroupSequential(Settings settings) implements Rule {
  private static final int LOOKS = 4;
  private static final int MOST = 2;

  /** The greatest p-value, of one subject alone, with which one that is the same goes on. */
  private static final double HINT = 0.1;

  @Override
  public String title() {
    return "group-sequential, Holm";
  }

  @Override
  public Step next(Plan plan, List<Evidence> evidence, double secondsLeft) {
    int most = Math.max(1, MOST * plan.rounds());
    List<Tested> tested = tested(evidence, most);
    Wants wants = new Wants(plan, secondsLeft);
    double left = secondsLeft;
    for (Tested one : open(tested, most)) {
      String benchmark = one.evidence().subject().benchmark();
      int more = next(one.evidence().pairs(), most) - one.evidence().pairs();
      left -= more * plan.cost(benchmark);
      if (left < 0) {
        break;
      }
      wants.add(benchmark, more);
    }
    return wants.step().orElseGet(() -> new Step.Done(judge(evidence, tested, most)));
  }

  /**
   * What the pairs of a subject say at its last look.
   *
   * @param pairs at that look, 0 before the first
   * @param p of the change, over all looks, corrected for all subjects
   */
  private record Tested(Evidence evidence, int pairs, Estimate estimate, double p) {
    double hint() {
      return Math.min(estimate.slower(), estimate.faster());
    }
  }

  private static IntStream looks(int most) {
    return IntStream.rangeClosed(1, LOOKS).map(look -> Math.ceilDiv(most * look, LOOKS)).distinct();
  }

  private static int next(int pairs, int most) {
    return looks(most).filter(look -> look > pairs).min().orElse(most);
  }

  private List<Tested> tested(List<Evidence> evidence, int most) {
    List<Evidence> measured = evidence.stream().filter(one -> one.obstacle() == null).toList();
    Confirmation test = test(measured.size(), most);
    double[] slower = corrected(measured, test, 1);
    double[] faster = corrected(measured, test, -1);
    List<Tested> tested = new ArrayList<>();
    for (int i = 0; i < slower.length; i++) {
      Evidence one = measured.get(i);
      int pairs = looks(most).filter(look -> look <= one.pairs()).max().orElse(0);
      tested.add(
          new Tested(
              one,
              pairs,
              Estimate.of(one.worse(0, pairs == 0 ? one.pairs() : pairs), settings),
              Math.min(slower[i], faster[i])));
    }
    return tested;
  }

  private Confirmation test(int tests, int most) {
    return new Confirmation(most, settings.alpha() / Math.max(1, tests), settings);
  }

  private static double[] corrected(List<Evidence> measured, Confirmation test, int sign) {
    return Holm.corrected(
        measured.stream()
            .map(one -> Arrays.stream(one.worse(0, one.pairs())).map(value -> sign * value))
            .mapToDouble(worse -> test.p(worse.toArray(), false))
            .toArray());
  }

  /** Those for whom more pairs are of use, the one that looks most like a change first. */
  private List<Tested> open(List<Tested> tested, int most) {
    return tested.stream()
        .filter(one -> one.p() > settings.alpha() && one.evidence().pairs() < most)
        .filter(one -> one.hint() <= HINT || !isSame(one))
        .sorted(
            Comparator.comparingDouble(Tested::hint)
                .thenComparing(one -> one.evidence().subject().toString()))
        .toList();
  }

  private boolean isSame(Tested one) {
    return one.pairs() > 0 && one.estimate().same() <= settings.sameAlpha() / LOOKS;
  }

  private List<Judgement> judge(List<Evidence> evidence, List<Tested> tested, int most) {
    return evidence.stream()
        .map(
            one ->
                tested.stream()
                    .filter(
                        test -> test.evidence().subject().equals(one.subject()) && one.pairs() > 0)
                    .findFirst()
                    .map(test -> judge(test, tested.size(), most))
                    .orElseGet(() -> Judgements.unmeasured(one, settings)))
        .toList();
  }

  private Judgement judge(Tested one, int tests, int most) {
    Estimate estimate = one.estimate();
    Verdict verdict =
        one.p() <= settings.alpha() && estimate.matters(settings)
            ? estimate.slower() < estimate.faster() ? Claim.SLOWER : Claim.FASTER
            : one.pairs() == 0
                ? new Undecided(Cause.TOO_FEW_PAIRS)
                : Judgements.sameOr(Cause.TOO_NOISY, estimate, settings.sameAlpha() / LOOKS);
    return new Judgement(
        one.evidence().subject(),
        verdict,
        estimate,
        one.evidence().pairs(),
        one.p(),
        new Sensitivity(one.evidence().worse(), hurdles(one, test(tests, most)), settings));
  }

  /** The last look that there was, or would have been of a slower one. */
  private static List<Hurdle> hurdles(Tested one, Confirmation test) {
    int pairs = Math.max(one.pairs(), test.most() / MOST);
    return test.looks().stream()
        .filter(look -> look.pairs() <= pairs)
        .reduce((before, look) -> look)
        .map(look -> new Hurdle(look.pairs(), test.alpha() * look.share(), true))
        .stream()
        .toList();
  }
}
