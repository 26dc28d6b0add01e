package dev.interleave.report.compare;

import java.util.SplittableRandom;

/**
 * Which fork of a pair runs first, by the toss of a coin for each pair.
 *
 * <p>The coin is what makes p-values exact: if the builds do not differ, each pair's difference is
 * then as likely to have either sign, whatever the machine does and however pairs depend on each
 * other. To alternate (ABBA) balances slow drift, which hardly moves within a pair, but ties the
 * signs of two pairs together: a disturbance with the same rhythm passes for a difference.
 *
 * @param seed of the comparison
 */
public record PairOrder(long seed) {
  /**
   * Whether the candidate's fork runs before the baseline's; always the same for the same seed.
   *
   * @param pair of the benchmark, from 0
   */
  public boolean candidateFirst(String benchmark, int pair) {
    long which = (long) benchmark.hashCode() << Integer.SIZE | pair;
    // The generator scrambles its seed, so that pairs that follow each other have nothing in
    // common.
    return new SplittableRandom(seed ^ which).nextBoolean();
  }
}
