package dev.interleave.report.stats;

import java.util.Arrays;
import org.hipparchus.special.Erf;

/**
 * The wealth of one who bets that differences are above 0, at odds that are fair if either sign is
 * equally likely: a test that may be looked at after every difference.
 *
 * <p>A difference x multiplies the wealth by {@code 1 + tanh(c x / m)}, m the median size of the
 * differences so far. That is {@code exp(y) / cosh(y)} of {@code y = c x / m}, whose mean is 1
 * whatever the size of x: wealth is a martingale that begins at 1, however large and dependent
 * differences are, and ever reaches 1 / p with probability p at most (Ville, Étude critique de la
 * notion de collectif, 1939). If the centre is below 0 it shrinks, because m grows no faster than
 * the size of x. It grows fastest of normal differences of which c fits the shift; as that is
 * unknown, wealth is the mean over six values of c.
 *
 * <p>As {@code cosh(y) <= exp(y² / 2)}, it is never less than {@code exp(y - y² / 2)}: the
 * supermartingale for symmetric differences of de la Peña (Annals of Probability 27, 1999), of
 * which Howard, Ramdas, McAuliffe, Sekhon (Annals of Statistics 49, 2021) make confidence
 * sequences. That such bounds can be improved on is in Ramdas, Ruf, Larsson, Koolen
 * (arXiv:2009.03167, 2020).
 */
public final class SignBets {
  /** The smallest of the values of c; each other one is twice the one before it. */
  static final double LEAST = 0.25;

  /** How many values of c. */
  private static final int BETTORS = 6;

  private SignBets() {}

  /**
   * The p-value that holds at any time: one over the greatest wealth up to now; 1 of no difference.
   *
   * @param differences in the order of measuring
   */
  public static double above(double... differences) {
    double greatest = Arrays.stream(wealth(differences)).max().orElse(1);
    return 1 / Math.max(1, greatest);
  }

  /**
   * The level of a one-sided test of a fixed number of normal differences that is about as hard to
   * pass as {@link #above} is at {@code alpha}: what the best of bettors has to win.
   */
  public static double level(double alpha) {
    return Erf.erfc(Math.sqrt(Math.log(BETTORS / alpha))) / 2;
  }

  /** The wealth after each difference. */
  static double[] wealth(double... differences) {
    int n = differences.length;
    double[] wealth = new double[n];
    double[] sizes = new double[n];
    double[] bettors = new double[BETTORS];
    Arrays.fill(bettors, 1.0 / BETTORS);
    for (int i = 0; i < n; i++) {
      insert(sizes, i, Math.abs(differences[i]));
      double median = (sizes[i / 2] + sizes[(i + 1) / 2]) / 2;
      // 1 + tanh(y) is 2 / (1 + exp(-2 y)), and doubling y squares the exponential.
      double odds = median == 0 ? 1 : Math.exp(-2 * LEAST * differences[i] / median);
      for (int bettor = 0; bettor < BETTORS; bettor++) {
        bettors[bettor] *= 2 / (1 + odds);
        wealth[i] += bettors[bettor];
        odds *= odds;
      }
    }
    return wealth;
  }

  /** Into the first {@code count} sizes, which are sorted. */
  private static void insert(double[] sizes, int count, double size) {
    int at = count;
    while (at > 0 && sizes[at - 1] > size) {
      sizes[at] = sizes[at - 1];
      at--;
    }
    sizes[at] = size;
  }
}
