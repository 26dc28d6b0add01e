package dev.interleave.report.gate;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.measure.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Runs of unchanged benchmarks under drift: each run is slower or faster as a whole, each benchmark
 * of it on top of that, and so is each fork.
 *
 * @param random of all values
 * @param benchmarks in each run
 * @param forks of each benchmark
 * @param shared standard deviation of what a run's benchmarks share
 * @param own standard deviation of what each benchmark has for itself in a run
 */
record SimulatedRuns(Random random, int benchmarks, int forks, double shared, double own) {
  static final Fingerprint MACHINE =
      new Fingerprint("cpu", 2, 2, 8, "Linux", "6.1", "amd64", "KVM", null, "JDK 25", "");

  /** Forks vary by 0.5 to 4 %, each benchmark's by its own. */
  static double forkNoise(int benchmark) {
    return 0.005 * Math.pow(8, benchmark % 4 / 3.0);
  }

  MeasuredRun next(String name) {
    return next(name, MACHINE, null, 1);
  }

  /**
   * @param slower how many times as slow the first benchmark is
   */
  MeasuredRun next(
      String name, Fingerprint machine, @Nullable Calibration calibration, double slower) {
    double run = shared * random.nextGaussian();
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < benchmarks; i++) {
      double centre = run + own * random.nextGaussian() + (i == 0 ? Math.log(slower) : 0);
      List<Double> values = new ArrayList<>();
      for (int fork = 0; fork < forks; fork++) {
        values.add(100 * Math.exp(centre + forkNoise(i) * random.nextGaussian()));
      }
      series.add(
          new Series(
              new SeriesId(new CellKey("a.B.m" + i, Map.of()), "avgt", "time"),
              "ns/op",
              Direction.LOWER,
              values));
    }
    return new MeasuredRun(
        new StoredRun(
            name,
            "2026-01-02T03:04:05Z",
            "abc",
            false,
            "b.jar",
            "aa",
            machine,
            calibration,
            benchmarks * forks),
        series);
  }

  Baseline baseline(int runs) {
    List<MeasuredRun> all = new ArrayList<>();
    for (int i = 1; i <= runs; i++) {
      all.add(next("run" + i));
    }
    return new Baseline(all);
  }
}
