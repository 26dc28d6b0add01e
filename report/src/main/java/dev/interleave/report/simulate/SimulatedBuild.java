package dev.interleave.report.simulate;

import dev.interleave.report.compare.PairOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** One comparison's forks, made up as far as rules ask for them: the same for every rule. */
final class SimulatedBuild {
  private final Scenario scenario;
  private final List<Benchmark> benchmarks;

  SimulatedBuild(Scenario scenario, SplittableRandom random) {
    this.scenario = scenario;
    Noise.Machine machine = scenario.noise().machine(random.split(), scenario.roundMinutes());
    benchmarks =
        IntStream.range(0, scenario.benchmarks())
            .mapToObj(
                i ->
                    new Benchmark(
                        machine.benchmark(random.split()), new PairOrder(random.nextLong()), i))
            .toList();
  }

  Scenario scenario() {
    return scenario;
  }

  boolean isSlower(int benchmark) {
    return benchmark < scenario.slower();
  }

  Pair pair(int benchmark, int index) {
    return benchmarks.get(benchmark).pair(index);
  }

  /** Times of the iterations of a fork of either build. */
  static final class Pair {
    private final double[] baseline;
    private final double[] candidate;
    private final double worse;

    Pair(double[] baseline, double[] candidate) {
      this.baseline = baseline;
      this.candidate = candidate;
      worse = Math.log(mean(candidate) / mean(baseline));
    }

    double[] baseline() {
      return baseline;
    }

    double[] candidate() {
      return candidate;
    }

    /** The logarithm of the ratio of their means. */
    double worse() {
      return worse;
    }

    private static double mean(double[] values) {
      return Arrays.stream(values).sum() / values.length;
    }
  }

  private final class Benchmark {
    private final Noise.Rounds noise;
    private final PairOrder order;
    private final double effect;
    private final List<double[][]> rounds = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();

    Benchmark(Noise.Rounds noise, PairOrder order, int index) {
      this.noise = noise;
      this.order = order;
      this.effect = isSlower(index) ? Math.log1p(scenario.effect()) : 0;
    }

    Pair pair(int index) {
      while (pairs.size() <= index) {
        pairs.add(make(pairs.size()));
      }
      return pairs.get(index);
    }

    private Pair make(int index) {
      if (scenario.order() == Scenario.Order.APART) {
        return new Pair(
            times(round(index)[0], 0), times(round(index + scenario.rounds())[0], effect));
      }
      int candidate = candidateFirst(index) ? 0 : 1;
      double[][] forks = round(index);
      return new Pair(times(forks[1 - candidate], 0), times(forks[candidate], effect));
    }

    private boolean candidateFirst(int index) {
      boolean abba = scenario.order() == Scenario.Order.ABBA;
      boolean coin = order.candidateFirst("", abba ? index / 2 : index);
      return coin != (abba && index % 2 == 1);
    }

    private double[][] round(int index) {
      while (rounds.size() <= index) {
        rounds.add(noise.next());
      }
      return rounds.get(index);
    }

    private static double[] times(double[] logs, double effect) {
      return Arrays.stream(logs).map(log -> Math.exp(log + effect)).toArray();
    }
  }
}
