package dev.interleave.report.compare;

import dev.interleave.report.compare.Screening.Suspect;
import dev.interleave.report.compare.Sensitivity.Hurdle;
import dev.interleave.report.compare.Verdict.Cause;
import dev.interleave.report.compare.Verdict.Claim;
import dev.interleave.report.stats.Holm;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is suspected after screening, and what their fresh pairs say.
 *
 * @param plan of the comparison
 * @param screening that raised the suspicions
 * @param suspects those that are being confirmed, in any order
 * @param unaffordable those for which there is no time
 * @param confirmation of each suspect
 * @param settings error rates
 */
record Suspicions(
    Plan plan,
    Screening screening,
    List<Suspect> suspects,
    List<Suspect> unaffordable,
    Confirmation confirmation,
    Settings settings) {

  static Suspicions of(Plan plan, Screening screening, List<Evidence> evidence, Settings settings) {
    List<Suspect> all = screening.suspects(evidence);
    List<Suspect> affordable = screening.affordable(all, plan);
    return new Suspicions(
        plan,
        screening,
        affordable,
        all.subList(affordable.size(), all.size()),
        confirmation(plan, screening, affordable, settings),
        settings);
  }

  private static Confirmation confirmation(
      Plan plan, Screening screening, List<Suspect> suspects, Settings settings) {
    long slower = suspects.stream().filter(suspect -> suspect.sign() > 0).count();
    long tests = Math.max(1, Math.max(slower, suspects.size() - slower));
    return new Confirmation(
        screening.confirmingPairs(suspects, plan), settings.alpha() / tests, settings);
  }

  double[] fresh(Suspect suspect) {
    return suspect.fresh(screening.pairs());
  }

  boolean isUnsuspected(Evidence evidence) {
    return evidence.obstacle() == null
        && evidence.pairs() >= screening.pairs()
        && of(evidence.subject(), suspects).isEmpty()
        && of(evidence.subject(), unaffordable).isEmpty();
  }

  /** One, or both sides where there was no screening. */
  private static List<Suspect> of(Subject subject, List<Suspect> suspects) {
    return suspects.stream().filter(one -> one.evidence().subject().equals(subject)).toList();
  }

  /** The suspects for whom more pairs are of use. */
  List<Suspect> open() {
    Map<Suspect, Double> p = p(false);
    Set<Subject> decided =
        suspects.stream()
            .filter(suspect -> p.getOrDefault(suspect, 1.0) <= settings.alpha())
            .map(suspect -> suspect.evidence().subject())
            .collect(Collectors.toSet());
    return suspects.stream()
        .filter(suspect -> !decided.contains(suspect.evidence().subject()))
        .filter(suspect -> fresh(suspect).length < confirmation.most())
        .filter(suspect -> !confirmation.isFutile(fresh(suspect)))
        .toList();
  }

  /**
   * P-value of each suspect, corrected for the others on its side.
   *
   * @param ended whether no more pairs will come
   */
  Map<Suspect, Double> p(boolean ended) {
    Map<Suspect, Double> p = new HashMap<>();
    for (int side : new int[] {1, -1}) {
      List<Suspect> those = suspects.stream().filter(suspect -> suspect.sign() == side).toList();
      double[] corrected =
          Holm.corrected(
              those.stream()
                  .mapToDouble(suspect -> confirmation.p(fresh(suspect), ended))
                  .toArray());
      for (int i = 0; i < corrected.length; i++) {
        p.put(those.get(i), corrected[i]);
      }
    }
    return p;
  }

  /** The verdict if no more pairs come. */
  Judgement judge(Evidence evidence, Map<Suspect, Double> p) {
    if (evidence.obstacle() != null || evidence.pairs() == 0) {
      return Judgements.unmeasured(evidence, settings);
    }
    Optional<Suspect> suspect =
        of(evidence.subject(), suspects).stream()
            .filter(one -> fresh(one).length > 0)
            .min(Comparator.comparing(one -> p.getOrDefault(one, 1.0)));
    if (suspect.isPresent()) {
      return confirmed(suspect.get(), p.getOrDefault(suspect.get(), 1.0));
    }
    Estimate estimate = Estimate.of(evidence.worse(0, evidence.pairs()), settings);
    Cause cause = isUnsuspected(evidence) ? Cause.TOO_NOISY : Cause.NO_BUDGET;
    return judgement(evidence, sameOr(cause, estimate), estimate, 1);
  }

  private Judgement confirmed(Suspect suspect, double p) {
    Evidence evidence = suspect.evidence();
    Estimate estimate = Estimate.of(evidence.worse(screening.pairs(), evidence.pairs()), settings);
    Verdict verdict =
        p <= settings.alpha() && estimate.matters(settings)
            ? suspect.sign() > 0 ? Claim.SLOWER : Claim.FASTER
            : sameOr(screening.pairs() == 0 ? Cause.TOO_NOISY : Cause.NOT_CONFIRMED, estimate);
    return judgement(evidence, verdict, estimate, p);
  }

  /** "Same" is looked for twice at most, so each time with half of its error rate. */
  private Verdict sameOr(Cause cause, Estimate estimate) {
    return Judgements.sameOr(cause, estimate, settings.sameAlpha() / 2);
  }

  private Judgement judgement(Evidence evidence, Verdict verdict, Estimate estimate, double p) {
    return new Judgement(
        evidence.subject(), verdict, estimate, evidence.pairs(), p, sensitivity(evidence));
  }

  private Sensitivity sensitivity(Evidence evidence) {
    Suspect imagined = new Suspect(evidence, 1, 0, 0);
    List<Suspect> all =
        of(evidence.subject(), suspects).isEmpty()
            ? Stream.concat(suspects.stream(), Stream.of(imagined)).toList()
            : suspects;
    Confirmation test = confirmation(plan, screening, all, settings);
    double share = test.looks().getLast().share();
    return new Sensitivity(
        evidence.worse(),
        Stream.concat(
                screening.hurdle(evidence.pairs()),
                Stream.of(new Hurdle(test.most(), test.alpha() * share, true)))
            .toList(),
        settings);
  }
}
