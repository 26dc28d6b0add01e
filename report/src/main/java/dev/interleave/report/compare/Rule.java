package dev.interleave.report.compare;

import java.util.List;

/**
 * How a comparison proceeds and ends. A pure function of what was planned and measured: the
 * simulator that finds its error rates and the comparison of two real jars call the same code, and
 * an interrupted comparison goes on where it stopped.
 */
public interface Rule {
  /** One line for tables. */
  String title();

  /**
   * What to do after what was measured so far.
   *
   * @param plan the same in every call of a comparison
   * @param evidence one for each subject, in any order; empty evidence before the first pair
   * @param secondsLeft of the budget; with too few for any pair the verdicts are final, and no pair
   *     may be added after them
   */
  Step next(Plan plan, List<Evidence> evidence, double secondsLeft);
}
