package dev.interleave.report.compare;

import dev.interleave.report.stats.SignedRank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The second stage of {@link ScreenAndConfirm} for one suspect: a group-sequential test on fresh
 * pairs, with looks at quarters of the most pairs it can get.
 *
 * <p>Each look has its share of the error rate, by the power family of spending functions (Lan,
 * DeMets, Biometrika 70, 1983; Kim, DeMets, Biometrika 74, 1987). What the looks have to do with
 * each other is not used: by adding up their shares the test stays exact for any noise.
 *
 * @param most pairs, as planned
 * @param alpha that one look needs a share of to be of use; the test itself is {@link #p}
 * @param settings margin, and what is worth a verdict
 */
record Confirmation(int most, double alpha, Settings settings) {
  private static final double EXPONENT = 3;
  private static final int QUARTERS = 4;

  /** A p-value; a change worth finding seldom has a greater one after half of its pairs. */
  private static final double HINT = 0.25;

  /**
   * A time at which the pairs are tested.
   *
   * @param pairs so far
   * @param share of the error rate
   */
  record Look(int pairs, double share) {}

  /** The looks; a share with which no pairs could pass is left to the next. */
  List<Look> looks() {
    List<Look> looks = new ArrayList<>();
    double spent = 0;
    for (int quarter = 1; quarter < QUARTERS; quarter++) {
      int pairs = Math.ceilDiv(most * quarter, QUARTERS);
      double share = Math.pow(quarter / (double) QUARTERS, EXPONENT) - spent;
      if (pairs < most && SignedRank.smallestP(pairs) <= alpha * share) {
        looks.add(new Look(pairs, share));
        spent += share;
      }
    }
    looks.add(new Look(most, 1 - spent));
    return looks;
  }

  /**
   * P-value after all looks up to now, not corrected for other suspects.
   *
   * @param fresh pairs, above 0 where they are as suspected
   * @param ended whether no more will come: the last look is then now
   */
  double p(double[] fresh, boolean ended) {
    double p = 1;
    double left = 1;
    for (Look look : looks()) {
      boolean early = look.pairs() > fresh.length;
      if (early && !ended) {
        break;
      }
      int pairs = Math.min(look.pairs(), fresh.length);
      double share = early ? left : look.share();
      p = Math.min(p, Judgements.slower(Arrays.copyOf(fresh, pairs)) / share);
      if (early) {
        break;
      }
      left -= look.share();
    }
    return p;
  }

  /** How many pairs there must be before there is anything new to look at. */
  int next(int pairs) {
    return looks().stream().mapToInt(Look::pairs).filter(look -> look > pairs).min().orElse(most);
  }

  /**
   * Whether more pairs are a waste: half of them look the other way, or are within the margin with
   * hardly a hint of a change. Stopping for that can't raise the error rate.
   */
  boolean isFutile(double[] fresh) {
    int half = Math.ceilDiv(most, 2);
    if (fresh.length < half) {
      return false;
    }
    Estimate estimate = Estimate.of(Arrays.copyOf(fresh, half), settings);
    return estimate.ratio().centre() <= 1
        || (estimate.same() <= settings.sameAlpha() / 2 && estimate.slower() > HINT);
  }
}
