package dev.interleave.report.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.hipparchus.stat.inference.TTest;

/**
 * What continuous integration uses today, on the same forks: all of the budget, as many forks of
 * each benchmark, one test of each, no correction for many.
 */
enum CommonPractice implements Contender {
  MEAN_5("mean is 5 % worse", (baseline, candidate) -> exceeds(baseline, candidate, 1.05)),
  MEAN_10("mean is 10 % worse", (baseline, candidate) -> exceeds(baseline, candidate, 1.10)),
  POOLED_T(
      "t-test, all iterations",
      (baseline, candidate) ->
          exceeds(baseline, candidate, 1) && new TTest().tTest(baseline, candidate) < 0.05),
  MANN_WHITNEY(
      "Mann-Whitney, all iterations",
      (baseline, candidate) ->
          exceeds(baseline, candidate, 1)
              && new MannWhitneyUTest().mannWhitneyUTest(candidate, baseline) < 0.05),
  JMH_INTERVALS(
      "JMH's 99.9 % intervals apart",
      (baseline, candidate) ->
          StatUtils.mean(candidate) - jmhError(candidate)
              > StatUtils.mean(baseline) + jmhError(baseline)),
  TWICE("mean is 200 % of the last", (baseline, candidate) -> exceeds(baseline, candidate, 2));

  /** They take long to compute, and few counts of iterations occur. */
  private static final ConcurrentMap<Integer, Double> QUANTILES = new ConcurrentHashMap<>();

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // Lambdas without state.
  private final Test test;

  CommonPractice(String title, Test test) {
    this.title = title;
    this.test = test;
  }

  /** Whether a benchmark is called slower, by times of iterations. */
  private interface Test {
    boolean isSlower(double[] baseline, double[] candidate);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Calls call(SimulatedBuild build) {
    int rounds = build.scenario().rounds();
    List<Call> calls =
        IntStream.range(0, build.scenario().benchmarks())
            .mapToObj(
                i ->
                    test.isSlower(
                            times(build, i, rounds, SimulatedBuild.Pair::baseline),
                            times(build, i, rounds, SimulatedBuild.Pair::candidate))
                        ? Call.SLOWER
                        : Call.NOTHING)
            .toList();
    return new Calls(calls, (long) rounds * calls.size());
  }

  private static double[] times(
      SimulatedBuild build, int benchmark, int rounds, Function<SimulatedBuild.Pair, double[]> of) {
    return IntStream.range(0, rounds)
        .mapToObj(round -> of.apply(build.pair(benchmark, round)))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private static boolean exceeds(double[] baseline, double[] candidate, double ratio) {
    return StatUtils.mean(candidate) > ratio * StatUtils.mean(baseline);
  }

  /** JMH's own error of a score: Student's, with all iterations taken for independent. */
  private static double jmhError(double[] values) {
    double quantile =
        QUANTILES.computeIfAbsent(
            values.length,
            count -> new TDistribution(count - 1.0).inverseCumulativeProbability(0.9995));
    return quantile * Math.sqrt(StatUtils.variance(values) / values.length);
  }
}
