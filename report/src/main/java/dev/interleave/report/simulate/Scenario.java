package dev.interleave.report.simulate;

/**
 * What is simulated.
 *
 * @param benchmarks of the build
 * @param slower how many of them are slower in truth
 * @param effect by how much they are: 0.03 for 3 %
 * @param minutes that the comparison may take, at 3 seconds a fork
 * @param order in which the forks of either build run
 */
public record Scenario(
    Noise noise, int benchmarks, int slower, double effect, double minutes, Order order) {
  /** Of one fork of either build. */
  static final double SECONDS_PER_PAIR = 6;

  /** In which order the forks of either build run. */
  public enum Order {
    /** In pairs, which of the two is first by the toss of a coin: what is shipped. */
    COIN,
    /** In pairs, alternating, in blocks of two pairs that begin at random. */
    ABBA,
    /** All of the baseline, then all of the candidate: what people do without a tool. */
    APART
  }

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
