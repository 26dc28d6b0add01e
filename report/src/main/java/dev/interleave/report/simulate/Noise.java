package dev.interleave.report.simulate;

import java.util.SplittableRandom;

/** How forks of one and the same program differ. */
public interface Noise {
  /** For tables. */
  String title();

  /**
   * The machine during one comparison; what happens to it happens to all its benchmarks.
   *
   * @param random that decides everything
   * @param roundMinutes for one pair of forks of every benchmark
   */
  Machine machine(SplittableRandom random, double roundMinutes);

  /** A machine with a history of its own. */
  interface Machine {
    /** Another benchmark on it, with random choices of its own. */
    Rounds benchmark(SplittableRandom random);
  }

  /** A benchmark's forks, round by round. */
  interface Rounds {
    /** The next round's two forks, in the order of time: the logarithms of their iterations. */
    double[][] next();
  }
}
