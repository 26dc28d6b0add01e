package dev.interleave.report.pairing;

import dev.interleave.report.compare.Pair;
import dev.interleave.report.measure.ForkSeries;

/**
 * The two forks of one pair.
 *
 * @param number of the pair, from 1; the forks' round
 * @param values of the metric that is compared
 */
public record PairedForks(int number, Pair values, ForkSeries baseline, ForkSeries candidate) {
  /** The fork of one build. */
  public ForkSeries of(Side side) {
    return side == Side.BASELINE ? baseline : candidate;
  }
}
