package dev.interleave.report.compare;

import dev.interleave.report.compare.Sensitivity.Hurdle;
import dev.interleave.report.compare.Verdict.Cause;
import dev.interleave.report.compare.Verdict.Claim;
import dev.interleave.report.stats.Holm;
import dev.interleave.report.stats.SignBets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule that others are held against: a test of every benchmark that may be looked at after every
 * round. All get half of their pairs; then what is decided gets no more, and its time goes to those
 * that look like a change first.
 *
 * <p>P-values are those of {@link SignBets}, which hold at any time that anything may have chosen
 * (Ramdas, Grünwald, Vovk, Shafer, Statistical Science 38, 2023), with Holm's correction over all.
 * "Same" is the same bet against either margin. The interval of an estimate is that of a fixed
 * number of pairs, for orientation.
 */
public record AlwaysValid(Settings settings) implements Rule {
  /** The greatest p-value, of one subject alone, with which more pairs are a good investment. */
  private static final double HINT = 0.25;

  @Override
  public String title() {
    return "always valid, Holm";
  }

  @Override
  public Step next(Plan plan, List<Evidence> evidence, double secondsLeft) {
    List<Tested> tested = tested(evidence);
    return Wants.upTo(Math.ceilDiv(plan.rounds(), 2), plan, evidence, secondsLeft)
        .or(() -> another(tested.stream().filter(Tested::isHint), plan, secondsLeft))
        .or(() -> another(tested.stream().filter(one -> !isSame(one)), plan, secondsLeft))
        .orElseGet(() -> new Step.Done(judge(plan, evidence, tested)));
  }

  /** One more pair for those that are not decided. */
  private Optional<Step> another(Stream<Tested> those, Plan plan, double secondsLeft) {
    Wants wants = new Wants(plan, secondsLeft);
    those
        .filter(one -> one.p() > settings.alpha())
        .forEach(one -> wants.add(one.evidence().subject().benchmark(), 1));
    return wants.step();
  }

  /**
   * What the pairs of a subject say.
   *
   * @param slower p-value, of this subject alone
   * @param faster p-value, of this subject alone
   * @param same p-value: the greater of those against either margin
   * @param p of the change, corrected for all subjects
   */
  private record Tested(Evidence evidence, double slower, double faster, double same, double p) {
    int pairs() {
      return evidence.pairs();
    }

    Tested corrected(double corrected) {
      return new Tested(evidence, slower, faster, same, corrected);
    }

    boolean isHint() {
      return Math.min(slower, faster) <= HINT;
    }
  }

  private boolean isSame(Tested one) {
    return one.same() <= settings.sameAlpha();
  }

  private List<Tested> tested(List<Evidence> evidence) {
    List<Tested> tested =
        evidence.stream().filter(one -> one.obstacle() == null).map(this::test).toList();
    double[] slower = Holm.corrected(tested.stream().mapToDouble(Tested::slower).toArray());
    double[] faster = Holm.corrected(tested.stream().mapToDouble(Tested::faster).toArray());
    List<Tested> corrected = new ArrayList<>();
    for (int i = 0; i < slower.length; i++) {
      corrected.add(tested.get(i).corrected(Math.min(slower[i], faster[i])));
    }
    return corrected;
  }

  private Tested test(Evidence one) {
    double[] worse = one.worse(0, one.pairs());
    double margin = settings.logMargin();
    return new Tested(
        one,
        p(worse, 1, 0),
        p(worse, -1, 0),
        Math.max(p(worse, 1, margin), p(worse, -1, margin)),
        1);
  }

  private static double p(double[] worse, int sign, double shift) {
    return SignBets.above(Arrays.stream(worse).map(value -> sign * value + shift).toArray());
  }

  private List<Judgement> judge(Plan plan, List<Evidence> evidence, List<Tested> tested) {
    Map<Subject, Tested> bySubject = new HashMap<>();
    tested.forEach(one -> bySubject.put(one.evidence().subject(), one));
    return evidence.stream()
        .map(
            one ->
                Optional.ofNullable(bySubject.get(one.subject()))
                    .filter(test -> test.pairs() > 0)
                    .map(test -> judge(plan, test, tested.size()))
                    .orElseGet(() -> Judgements.unmeasured(one, settings)))
        .toList();
  }

  private Judgement judge(Plan plan, Tested one, int tests) {
    Evidence evidence = one.evidence();
    Estimate estimate =
        new Estimate(
            Estimate.of(evidence.worse(0, one.pairs()), settings).ratio(),
            one.slower(),
            one.faster(),
            one.same());
    Verdict verdict =
        one.p() <= settings.alpha() && estimate.matters(settings)
            ? one.slower() < one.faster() ? Claim.SLOWER : Claim.FASTER
            : Judgements.sameOr(Cause.TOO_NOISY, estimate, settings.sameAlpha());
    // A slower one would have had as many pairs as there is time for.
    int pairs = Math.max(one.pairs(), plan.rounds());
    return new Judgement(
        evidence.subject(),
        verdict,
        estimate,
        one.pairs(),
        one.p(),
        new Sensitivity(
            evidence.worse(),
            List.of(new Hurdle(pairs, SignBets.level(settings.alpha() / tests), true)),
            settings));
  }
}
