package dev.interleave.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.compare.Settings;
import dev.interleave.report.verdicts.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often a gate is wrong, by simulation: builds of 20 benchmarks of which none changed, and runs
 * that differ for no reason. The table of docs/gate.md is this with {@code
 * -Dinterleave.gate.builds=1500}.
 */
class GateErrorRateTest {
  private static final int BUILDS = Integer.getInteger("interleave.gate.builds", 150);
  private static final int BENCHMARKS = 20;
  private static final int FORKS = 3;

  /**
   * Share of builds with any "slower", and median of the smallest slowdown that can be found in a
   * benchmark whose forks vary by 1 %.
   */
  private record Rates(double slower, double smallest) {}

  private static Rates simulate(int stored, double shared, double own, int benchmarks) {
    SimulatedRuns runs = new SimulatedRuns(new Random(11 + stored), benchmarks, FORKS, shared, own);
    int wrong = 0;
    double[] smallest = new double[BUILDS];
    for (int build = 0; build < BUILDS; build++) {
      Baseline baseline = runs.baseline(stored);
      MeasuredRun now = runs.next("now");
      List<GateRow> rows =
          Gate.rows(Basis.of(baseline, now.run()), baseline, now, Settings.DEFAULT);
      wrong += rows.stream().anyMatch(row -> row.kind() == Kind.SLOWER) ? 1 : 0;
      smallest[build] = rows.get(BENCHMARKS == benchmarks ? 1 : 0).smallest();
    }
    Arrays.sort(smallest);
    Rates rates = new Rates(wrong / (double) BUILDS, smallest[BUILDS / 2]);
    if (BUILDS >= 1000) {
      System.out.printf(
          "stored %d, shared %.1f %%, own %.1f %%, benchmarks %d: slower in %.2f %% of builds, could find %.0f %%%n",
          stored, 100 * shared, 100 * own, benchmarks, 100 * rates.slower, 100 * rates.smallest);
    }
    return rates;
  }

  /** Four standard deviations of what so many builds leave open. */
  private static double limit(double rate) {
    return rate + 4 * Math.sqrt(rate * (1 - rate) / BUILDS);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0.01, 0.01",
    "3, 0.003, 0",
    "3, 0.01, 0.01",
    "3, 0.05, 0",
    "3, 0.05, 0.03",
    "5, 0.003, 0",
    "5, 0.01, 0.01",
    "5, 0.05, 0",
    "5, 0.05, 0.03"
  })
  void unchangedBenchmarksAreRarelySlowerWhereDriftIsMeasured(
      int stored, double shared, double own) {
    assertThat(simulate(stored, shared, own, BENCHMARKS).slower).isLessThan(limit(0.01));
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 2", "3, 1", "3, 2", "5, 1", "5, 3"})
  void norWhereThereAreFewBenchmarks(int stored, int benchmarks) {
    assertThat(simulate(stored, 0.03, 0.02, benchmarks).slower).isLessThan(limit(0.01));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 1})
  void oneStoredRunIsAsGoodAsWhatIsAssumed(double times) {
    assertThat(oneStored(times).slower).isLessThan(limit(0.01));
  }

  @Test
  void oneStoredRunBreaksThePromiseWhereRunsDifferTwiceAsMuch() {
    assertThat(oneStored(2).slower).isBetween(0.05, 0.3);
  }

  private static Rates oneStored(double times) {
    double shared = times * Math.sqrt(Gate.BETWEEN_RUNS.shared());
    double own = times * Math.sqrt(Gate.BETWEEN_RUNS.own());
    return simulate(1, shared, own, BENCHMARKS);
  }

  @Test
  void moreRunsFindSmallerChanges() {
    assertThat(simulate(5, 0.01, 0.01, BENCHMARKS).smallest)
        .isLessThan(simulate(3, 0.01, 0.01, BENCHMARKS).smallest);
  }
}
