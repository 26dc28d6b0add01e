package dev.interleave.report.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.compare.FixedPairs;
import dev.interleave.report.compare.ScreenAndConfirm;
import dev.interleave.report.compare.Sensitivity;
import dev.interleave.report.compare.Sensitivity.Hurdle;
import dev.interleave.report.compare.Settings;
import dev.interleave.report.simulate.Scenario.Order;
import dev.interleave.report.simulate.SyntheticNoise.Kind;
import dev.interleave.report.stats.Rate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
  private static final Contender SHIPPED = Study.shipped();
  private static final Contender STUDENT =
      new RuleContender(new FixedPairs(Settings.DEFAULT, FixedPairs.Test.STUDENT));
  private static final Noise USUAL = new SyntheticNoise(Kind.STEADY, 0.01);

  private static Tally run(Contender contender, Scenario scenario, int builds) {
    return Simulation.run(scenario, List.of(contender), builds, 11).getFirst();
  }

  private static Scenario unchanged(Noise noise, Order order) {
    return new Scenario(noise, 20, 0, 0, 30, order);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theShippedRuleKeepsItsPromiseUnderEveryNoise(Kind kind) {
    Tally tally = run(SHIPPED, unchanged(new SyntheticNoise(kind, 0.01), Order.COIN), 300);
    assertThat(tally.alarms().low()).isLessThan(Settings.DEFAULT.alpha());
    assertThat(tally.falseFaster()).isLessThan(9);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void soItDoesForFewBenchmarks(Kind kind) {
    Scenario scenario = new Scenario(new SyntheticNoise(kind, 0.01), 3, 0, 0, 10, Order.COIN);
    assertThat(run(SHIPPED, scenario, 400).alarms().low()).isLessThan(Settings.DEFAULT.alpha());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aRuleThatTakesIterationsForIndependentIsCaught(Kind kind) {
    Tally tally =
        run(CommonPractice.POOLED_T, unchanged(new SyntheticNoise(kind, 0.01), Order.COIN), 100);
    assertThat(tally.alarms().low()).isGreaterThan(0.1);
  }

  @Test
  void sidesThatAreMeasuredApartDeceiveEvenAGoodRule() {
    Noise drifting = new SyntheticNoise(Kind.DRIFTING, 0.01);
    assertThat(run(SHIPPED, unchanged(drifting, Order.APART), 100).alarms().low())
        .isGreaterThan(0.1);
  }

  /**
   * A disturbance with the rhythm of the blocks: the first fork of even rounds, the second of odd.
   */
  private static final Noise RHYTHM =
      new Noise() {
        @Override
        public String title() {
          return "rhythm";
        }

        @Override
        public Machine machine(SplittableRandom random, double roundMinutes) {
          return benchmark -> {
            Rounds steady =
                new SyntheticNoise(Kind.STEADY, 0.01)
                    .machine(random, roundMinutes)
                    .benchmark(benchmark);
            int[] round = {0};
            return () -> {
              double[][] forks = steady.next();
              double[] disturbed = forks[round[0]++ % 2];
              for (int i = 0; i < disturbed.length; i++) {
                disturbed[i] += 0.1;
              }
              return forks;
            };
          };
        }
      };

  @Test
  void aCoinForEachPairResistsWhatAlternatingDoesNot() {
    assertThat(run(SHIPPED, unchanged(RHYTHM, Order.ABBA), 100).alarms().low())
        .isGreaterThan(Settings.DEFAULT.alpha());
    assertThat(run(SHIPPED, unchanged(RHYTHM, Order.COIN), 300).alarms().low())
        .isLessThan(Settings.DEFAULT.alpha());
  }

  @Test
  void targetsOfPowerAreMet() {
    assertThat(run(SHIPPED, new Scenario(USUAL, 20, 3, 0.03, 30, Order.COIN), 60).power().share())
        .isGreaterThan(0.95);
    assertThat(run(SHIPPED, new Scenario(USUAL, 20, 1, 0.03, 30, Order.COIN), 60).power().share())
        .isGreaterThan(0.95);
    assertThat(run(SHIPPED, new Scenario(USUAL, 1, 1, 0.01, 10, Order.COIN), 200).power().share())
        .isGreaterThan(0.95);
  }

  @Test
  void itBeatsItsReferenceOnTheSameBudget() {
    Scenario scenario =
        new Scenario(new SyntheticNoise(Kind.STEADY, 0.02), 20, 3, 0.03, 30, Order.COIN);
    Tally shipped = run(SHIPPED, scenario, 80);
    Tally student = run(STUDENT, scenario, 80);
    assertThat(shipped.power().low()).isGreaterThan(student.power().high());
    assertThat(shipped.minutes()).isLessThan(student.minutes());
  }

  /** Of benchmarks at the margin at most 5 % may be called the same. */
  @Test
  void whatDiffersByTheMarginIsSeldomCalledTheSame() {
    Scenario scenario =
        new Scenario(new SyntheticNoise(Kind.STEADY, 0.02), 20, 10, 0.03, 30, Order.COIN);
    Tally tally = run(SHIPPED, scenario, 100);
    assertThat(Rate.of(tally.missed(), tally.slower()).low()).isLessThan(0.05);
  }

  /** Needed pairs at alpha 0.0005 and power 95 %, by simulated forks and not by formula. */
  @ParameterizedTest
  @CsvSource({"0.007, 0.03, 8", "0.014, 0.03, 17", "0.045, 0.05, 50"})
  void neededPairsAreTheKnownOnes(double cv, double effect, int pairs) {
    double minutes = pairs * Scenario.SECONDS_PER_PAIR / 60;
    Contender rule =
        new RuleContender(
            new FixedPairs(new Settings(0.0005, 0.03, 0, 0.05, 0.95), FixedPairs.Test.STUDENT));
    Noise noise = new SyntheticNoise(Kind.STEADY, cv);
    assertThat(
            run(rule, new Scenario(noise, 1, 1, effect, minutes, Order.COIN), 2000).power().share())
        .isBetween(0.93, 0.985);
    assertThat(
            run(rule, new Scenario(noise, 1, 1, effect, minutes * 0.75, Order.COIN), 2000)
                .power()
                .share())
        .isLessThan(0.93);
  }

  /** What a run says it could have found is found by about as many as it says. */
  @Test
  void theSmallestChangeThatCouldBeFoundIsFound() {
    double cv = 0.014;
    SplittableRandom random = new SplittableRandom(1);
    List<Double> pairs =
        Stream.generate(() -> cv * Math.sqrt(2) * random.nextGaussian()).limit(500).toList();
    Noise noise = new SyntheticNoise(Kind.STEADY, cv);

    double fixed =
        new Sensitivity(pairs, List.of(new Hurdle(15, 0.01 / 20, true)), Settings.DEFAULT)
            .smallest();
    Contender ranks =
        new RuleContender(new FixedPairs(Settings.DEFAULT, FixedPairs.Test.SIGNED_RANK));
    assertThat(run(ranks, new Scenario(noise, 20, 1, fixed, 30, Order.COIN), 400).power().share())
        .isBetween(0.9, 0.985);

    // One that is slower and, as a rule, three more suspects: 140 pairs, the last look at 0.58.
    double shipped =
        new Sensitivity(
                pairs,
                List.of(new Hurdle(8, 0.1, true), new Hurdle(35, 0.01 / 4 * 0.58, true)),
                Settings.DEFAULT)
            .smallest();
    assertThat(shipped).isLessThan(fixed);
    assertThat(
            run(SHIPPED, new Scenario(noise, 20, 1, shipped, 30, Order.COIN), 400).power().share())
        .isBetween(0.9, 0.985);
  }

  @Test
  void theSeedDecidesAndTheNumberOfThreadsDoesNot() throws Exception {
    Scenario scenario =
        new Scenario(new SyntheticNoise(Kind.SPELLS, 0.01), 5, 1, 0.02, 10, Order.COIN);
    List<Contender> contenders = List.of(SHIPPED, CommonPractice.MANN_WHITNEY);
    List<Tally> all = Simulation.run(scenario, contenders, 40, 3);
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      assertThat(one.submit(() -> Simulation.run(scenario, contenders, 40, 3)).get())
          .isEqualTo(all);
    }
    assertThat(Simulation.run(scenario, contenders, 40, 4)).isNotEqualTo(all);
  }

  @Test
  void rulesSeeTheSameForksWhateverWasAskedForBefore() {
    SimulatedBuild one = new SimulatedBuild(unchanged(USUAL, Order.COIN), new SplittableRandom(1));
    SimulatedBuild other =
        new SimulatedBuild(unchanged(USUAL, Order.COIN), new SplittableRandom(1));
    double late = one.pair(3, 40).worse();
    other.pair(7, 90);
    other.pair(3, 2);
    assertThat(other.pair(3, 40).worse()).isEqualTo(late);
  }

  @Test
  void theShippedRuleIsTheOneInTheStudy() {
    assertThat(SHIPPED).isEqualTo(new RuleContender(new ScreenAndConfirm(Settings.DEFAULT)));
    assertThat(Study.all(4, List.of()))
        .allSatisfy(study -> assertThat(study.contenders().getFirst()).isEqualTo(SHIPPED));
  }
}
