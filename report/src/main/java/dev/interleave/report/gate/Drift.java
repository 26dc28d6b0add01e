package dev.interleave.report.gate;

import java.util.Arrays;
import org.hipparchus.stat.StatUtils;

/**
 * How much a benchmark's result differs from run to run (or, divided by calibration, from machine
 * to machine) where nothing changed: variances of logarithms, and the degrees of freedom they are
 * known with.
 *
 * @param shared variance of what moves all benchmarks of a run together
 * @param sharedDegrees of it
 * @param own variance of what moves each benchmark alone, beyond the noise of its forks
 * @param ownDegrees of it
 * @param measured whether stored runs showed it, or it is assumed
 */
public record Drift(
    double shared, double sharedDegrees, double own, double ownDegrees, boolean measured) {
  /** As good as infinitely many. */
  static final double MANY = 1e5;

  /** Takes standard deviations for given. */
  static Drift assumed(double shared, double own) {
    return new Drift(shared * shared, MANY, own * own, MANY, false);
  }

  /**
   * Measures it by a two-way analysis of variance: runs by benchmarks.
   *
   * <p>The variance of the runs' means holds their share of the benchmarks' own, so the shared part
   * is rather too great than too small.
   *
   * @param centres of each run (at least two), one for each benchmark (at least one)
   * @param forkNoise variance of such a centre that is the forks', mean over all
   */
  static Drift measured(double[][] centres, double forkNoise) {
    int runs = centres.length;
    int benchmarks = centres[0].length;
    double shared =
        StatUtils.variance(Arrays.stream(centres).mapToDouble(StatUtils::mean).toArray());
    double degrees = (runs - 1.0) * (benchmarks - 1);
    double squares = 0;
    for (int i = 0; i < benchmarks; i++) {
      squares += (runs - 1) * alone(centres, i);
    }
    double own = benchmarks == 1 ? 0 : Math.max(0, squares / degrees - forkNoise);
    return new Drift(shared, runs - 1.0, own, benchmarks == 1 ? MANY : degrees, true);
  }

  /** The variance over runs of how far a benchmark is from its run's mean. */
  static double alone(double[][] centres, int benchmark) {
    return StatUtils.variance(
        Arrays.stream(centres).mapToDouble(run -> run[benchmark] - StatUtils.mean(run)).toArray());
  }
}
