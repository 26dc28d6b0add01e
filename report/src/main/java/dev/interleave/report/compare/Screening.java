package dev.interleave.report.compare;

import dev.interleave.report.stats.SignedRank;
import dev.interleave.report.stats.StudentTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The first stage of {@link ScreenAndConfirm}: a few pairs of every benchmark, to tell which are
 * worth more. Nothing is claimed of these pairs, so its levels are a matter of economy.
 *
 * <p>Up to five benchmarks are not screened: all are tested, either way and on all of their pairs.
 *
 * @param pairs of every benchmark, 0 for no screening
 * @param level the greatest p-value of a suspect, uncorrected
 * @param confirmSeconds what the plan leaves for confirming
 * @param alpha of all claims on one side
 */
record Screening(int pairs, double level, double confirmSeconds, double alpha) {
  /** How many of those that are not slower may be suspected, on average. */
  private static final double FALSE_SUSPECTS = 2;

  /** How many pairs confirming has for each one of screening. */
  private static final double CONFIRM = 3;

  /** So many, and fewer, would nearly all be suspected. */
  private static final int FEW = 5;

  private static final int MIN_PAIRS = 3;

  /** With fewer confirming pairs each than this, fewer suspects are confirmed. */
  private static final int MIN_CONFIRM = 10;

  /** The signed-rank test knows too few p-values below this. */
  private static final int MIN_SIGNED_RANK = 6;

  static Screening of(Plan plan, Settings settings) {
    int benchmarks = plan.secondsPerPair().size();
    if (benchmarks <= FEW) {
      return new Screening(0, 1, plan.seconds(), settings.alpha());
    }
    double level = FALSE_SUSPECTS / benchmarks;
    double suspects = 1 + 2 * FALSE_SUSPECTS;
    double share = benchmarks / (benchmarks + CONFIRM * suspects);
    int pairs = Math.max(MIN_PAIRS, (int) (plan.seconds() / plan.round() * share));
    return new Screening(pairs, level, plan.seconds() - pairs * plan.round(), settings.alpha());
  }

  /**
   * A subject that looks slower or faster.
   *
   * @param sign 1 for slower, -1 for faster
   * @param p of its screening
   * @param student the same by Student's t, which tells those apart whose pairs all point one way
   */
  record Suspect(Evidence evidence, int sign, double p, double student) {
    /** The pairs that were measured after screening, turned so that above 0 is as suspected. */
    double[] fresh(int screening) {
      int from = Math.min(screening, evidence.pairs());
      return signed(evidence.worse(from, evidence.pairs()), sign);
    }
  }

  /** All that look different, the most suspicious first. */
  List<Suspect> suspects(List<Evidence> evidence) {
    return evidence.stream()
        .filter(one -> one.obstacle() == null && one.pairs() >= pairs)
        .flatMap(one -> Stream.of(suspect(one, 1), suspect(one, -1)))
        .filter(one -> one.p() <= level)
        .sorted(
            Comparator.comparingDouble(Suspect::p)
                .thenComparingDouble(Suspect::student)
                .thenComparing(one -> one.evidence().subject().toString()))
        .toList();
  }

  /** As many of the suspects, the first ones, as there is time to confirm. */
  List<Suspect> affordable(List<Suspect> suspects, Plan plan) {
    if (pairs == 0) {
      return suspects;
    }
    List<Suspect> chosen = new ArrayList<>();
    for (Suspect suspect : suspects) {
      chosen.add(suspect);
      if (!suffices(confirmingPairs(chosen, plan), chosen.size())) {
        chosen.removeLast();
        break;
      }
    }
    return chosen;
  }

  /** Whether so many pairs can confirm each of so many suspects, and twice as many. */
  private boolean suffices(int confirmingPairs, int suspects) {
    return confirmingPairs >= MIN_CONFIRM
        && SignedRank.smallestP(confirmingPairs) <= alpha / (2.0 * suspects);
  }

  /** How many fresh pairs each of these benchmarks can have. */
  int confirmingPairs(List<Suspect> suspects, Plan plan) {
    Set<String> benchmarks = new LinkedHashSet<>();
    suspects.forEach(suspect -> benchmarks.add(suspect.evidence().subject().benchmark()));
    double cost = benchmarks.stream().mapToDouble(plan::cost).sum();
    return cost == 0 ? 0 : Math.max(0, (int) (confirmSeconds / cost + 1e-9));
  }

  /** What a slower subject has to pass to be suspected, if it has so many pairs. */
  Stream<Sensitivity.Hurdle> hurdle(int measured) {
    return pairs == 0
        ? Stream.empty()
        : Stream.of(
            new Sensitivity.Hurdle(Math.min(pairs, measured), level, pairs >= MIN_SIGNED_RANK));
  }

  private Suspect suspect(Evidence evidence, int sign) {
    double[] worse = signed(evidence.worse(0, pairs), sign);
    double student = StudentTest.above(worse);
    double p = pairs < MIN_SIGNED_RANK ? student : SignedRank.of(worse).above(0);
    return new Suspect(evidence, sign, p, student);
  }

  private static double[] signed(double[] worse, int sign) {
    return Arrays.stream(worse).map(value -> sign * value).toArray();
  }
}
