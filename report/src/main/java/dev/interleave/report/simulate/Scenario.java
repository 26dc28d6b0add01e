package dev.interleave.report.simulate;

/**
 * What is simulated.
 *
 * @param benchmarks of the build
 * @param slower how many of them are slower in truth
 * @param effect by how much they are: 0.03 for 3 %
 * @param minutes that the comparison may take, at 3 seconds a fork
 * @param apart whether all forks of the baseline run first and then all of the candidate, as
 *     without interleaving; else pairs, ABBA in blocks that begin at random
 */
public record Scenario(
    Noise noise, int benchmarks, int slower, double effect, double minutes, boolean apart) {
  /** Of one fork of either build. */
  static final double SECONDS_PER_PAIR = 6;

  public Scenario {
    if (benchmarks < 1 || slower < 0 || slower > benchmarks) {
      throw new IllegalArgumentException(slower + " slower benchmarks of " + benchmarks);
    }
  }

  /** Pairs of each benchmark within the budget. */
  int rounds() {
    return (int) (minutes * 60 / (SECONDS_PER_PAIR * benchmarks) + 1e-9);
  }

  double roundMinutes() {
    return SECONDS_PER_PAIR * benchmarks / 60;
  }
}
