package dev.interleave.runner.compare;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.pairing.Side;
import java.util.SplittableRandom;

/**
 * Which build's fork of a pair comes first: two pairs in a row are in opposite orders (ABBA or
 * BAAB, drawn at random), so that neither drift nor what the first fork does to the second favours
 * a build. The same seed gives the same order, also after a resume.
 *
 * @param seed of the comparison
 */
record PairOrder(long seed) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /**
   * Who is first.
   *
   * @param pair from 1
   */
  Side first(CellKey cell, int pair) {
    int block = (pair + 1) / 2;
    long mixed = seed ^ (GOLDEN * block) ^ ((long) cell.toString().hashCode() << 20);
    // java.util.Random would draw much the same from seeds that are close to each other.
    Side drawn = new SplittableRandom(mixed).nextBoolean() ? Side.BASELINE : Side.CANDIDATE;
    return pair % 2 == 1 ? drawn : drawn.other();
  }
}
