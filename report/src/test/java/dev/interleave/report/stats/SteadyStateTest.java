package dev.interleave.report.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.stats.SteadyState.Verdict;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteadyStateTest {
  @Test
  void countsAllOfAQuietFork() {
    assertThat(SteadyState.of(List.of(60.0, 95.0), List.of(99.0, 100.0, 101.0, 100.0)))
        .isEqualTo(new SteadyState(0, Verdict.STEADY));
  }

  @Test
  void leavesOutWhatWasStillWarmingUp() {
    assertThat(SteadyState.of(List.of(60.0, 70.0), List.of(85.0, 100.0, 101.0, 100.0)))
        .isEqualTo(new SteadyState(1, Verdict.STEADY));
    assertThat(
            SteadyState.of(
                List.of(),
                List.of(50.0, 70.0, 90.0, 100.0, 101.0, 99.0, 100.0, 101.0, 100.0, 99.0)))
        .isEqualTo(new SteadyState(3, Verdict.STEADY));
  }

  @Test
  void keepsALaterOutlier() {
    assertThat(SteadyState.of(List.of(90.0, 100.0), List.of(100.0, 60.0, 101.0, 100.0, 99.0)))
        .isEqualTo(new SteadyState(0, Verdict.STEADY));
  }

  @Test
  void flagsAForkThatStillDrifts() {
    assertThat(SteadyState.of(List.of(60.0, 70.0), List.of(80.0, 90.0, 100.0, 110.0)).verdict())
        .isEqualTo(Verdict.NEVER);
  }

  @Test
  void doesNotJudgeWhatIsTooShort() {
    assertThat(SteadyState.of(List.of(1.0, 2.0), List.of(5.0, 6.0)))
        .isEqualTo(new SteadyState(0, Verdict.UNJUDGED));
    assertThat(SteadyState.of(List.of(), List.of()))
        .isEqualTo(new SteadyState(0, Verdict.UNJUDGED));
    assertThat(SteadyState.of(List.of(), List.of(0.0, 1.0, 2.0)).verdict())
        .isEqualTo(Verdict.UNJUDGED);
  }

  @ParameterizedTest
  @CsvSource({"2,4", "3,5", "5,10", "0,5", "0,10"})
  void whiteNoiseIsRarelyFlagged(int warmup, int measured) {
    for (double sigma : new double[] {0.01, 0.05, 0.2}) {
      Random random = new Random(7);
      Rates rates = simulate(warmup, measured, i -> 100 * Math.exp(sigma * random.nextGaussian()));
      assertThat(rates.never()).as("never steady at sigma %s", sigma).isLessThan(0.015);
      // Without warm-up only one or two misfits in a row are needed, so it happens more often.
      assertThat(rates.shortened())
          .as("shortened at sigma %s", sigma)
          .isLessThan(warmup > 0 ? 0.015 : 0.045);
    }
  }

  @ParameterizedTest
  @CsvSource({"2,4,0.5", "5,10,0.9"})
  void findsAForkThatSpeedsUpToTheEnd(int warmup, int measured, double found) {
    // Eight per cent faster with every iteration, noise 1 %.
    Random random = new Random(7);
    Rates rates =
        simulate(warmup, measured, i -> Math.exp(0.08 * i + 0.01 * random.nextGaussian()));
    assertThat(rates.never()).isGreaterThan(found);
  }

  @ParameterizedTest
  @CsvSource({"2,4", "5,10"})
  void keepsTheBiasOfAWarmUpSmall(int warmup, int measured) {
    // Starts 60 % slow and closes the gap by a factor of three with every iteration.
    Random random = new Random(7);
    double sum = 0;
    int runs = 2000;
    for (int run = 0; run < runs; run++) {
      List<Double> all =
          series(
              warmup + measured,
              i -> 100 * (1 - 0.6 * Math.pow(3, -i)) * Math.exp(0.01 * random.nextGaussian()));
      List<Double> counted = all.subList(warmup, all.size());
      SteadyState steady = SteadyState.of(all.subList(0, warmup), counted);
      sum +=
          counted.stream()
              .skip(steady.from())
              .mapToDouble(Double::doubleValue)
              .average()
              .orElseThrow();
    }
    assertThat(sum / runs).isBetween(97.5, 100.5);
  }

  private record Rates(double never, double shortened) {}

  private static Rates simulate(int warmup, int measured, IntToDoubleFunction value) {
    int runs = 4000;
    int never = 0;
    int shortened = 0;
    for (int run = 0; run < runs; run++) {
      List<Double> all = series(warmup + measured, value);
      SteadyState steady = SteadyState.of(all.subList(0, warmup), all.subList(warmup, all.size()));
      never += steady.verdict() == Verdict.NEVER ? 1 : 0;
      shortened += steady.from() > 0 ? 1 : 0;
    }
    return new Rates(never / (double) runs, shortened / (double) runs);
  }

  private static List<Double> series(int length, IntToDoubleFunction value) {
    return IntStream.range(0, length).mapToDouble(value).boxed().toList();
  }
}
