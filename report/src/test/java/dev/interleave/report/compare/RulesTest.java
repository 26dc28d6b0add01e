package dev.interleave.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.interleave.report.compare.Verdict.Cause;
import dev.interleave.report.compare.Verdict.Claim;
import dev.interleave.report.compare.Verdict.CouldNotMeasure;
import dev.interleave.report.compare.Verdict.Undecided;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
  private static final ScreenAndConfirm SHIPPED = new ScreenAndConfirm(Settings.DEFAULT);

  static List<Rule> rules() {
    return List.of(
        SHIPPED,
        new FixedPairs(Settings.DEFAULT, FixedPairs.Test.STUDENT),
        new FixedPairs(Settings.DEFAULT, FixedPairs.Test.SIGNED_RANK),
        new GroupSequential(Settings.DEFAULT),
        new AlwaysValid(Settings.DEFAULT));
  }

  /** Normal differences, the same for the same index. */
  private static IntToDoubleFunction noise(int seed, double effect, double sigma) {
    return pair -> {
      Random random = new Random(31L * seed + pair);
      random.nextGaussian();
      return effect + sigma * random.nextGaussian();
    };
  }

  private static Comparisons quiet(int from, int count) {
    Comparisons comparisons = new Comparisons();
    IntStream.range(from, from + count)
        .forEach(i -> comparisons.with("quiet" + i, noise(i, 0, 0.01)));
    return comparisons;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void tellsSlowerFasterAndTheSameApart(Rule rule) {
    Comparisons.Result judgements =
        quiet(0, 4)
            .with("slower", noise(100, 0.08, 0.01))
            .with("faster", noise(101, -0.08, 0.01))
            .with("noisy", noise(102, 0, 0.3))
            .run(rule, 15);
    assertThat(judgements.of("slower").verdict()).isEqualTo(Claim.SLOWER);
    assertThat(judgements.of("slower").estimate().ratio().centre())
        .isCloseTo(Math.exp(0.08), within(0.01));
    assertThat(judgements.of("faster").verdict()).isEqualTo(Claim.FASTER);
    assertThat(judgements.of("quiet1").verdict()).isEqualTo(Claim.SAME);
    assertThat(judgements.of("noisy").verdict()).isInstanceOf(Undecided.class);
    assertThat(judgements.of("noisy").sensitivity().smallest()).isGreaterThan(0.1);
    assertThat(judgements.of("quiet1").sensitivity().smallest()).isLessThan(0.03);
  }

  @Test
  void aClaimRestsOnFreshPairsAlone() {
    int screening = 8;
    // It looks slower for as long as it is screened, and never again.
    Comparisons.Result judgements =
        quiet(0, 19)
            .with("bluff", pair -> pair < screening ? 0.2 : noise(7, 0, 0.01).applyAsDouble(pair))
            .run(SHIPPED, 30);
    assertThat(judgements.of("bluff").verdict()).isEqualTo(Claim.SAME);
    assertThat(judgements.of("bluff").estimate().ratio().centre()).isCloseTo(1, within(0.02));
    assertThat(judgements.of("bluff").pairs()).isGreaterThan(screening);
    assertThat(judgements.all()).noneMatch(one -> one.is(Claim.SLOWER));
  }

  @Test
  void fewBenchmarksAreTestedOnAllOfTheirPairs() {
    Comparisons comparisons = quiet(0, 2).with("slower", noise(100, 0.05, 0.01));
    Comparisons.Result judgements = comparisons.run(SHIPPED, 12);
    assertThat(judgements.of("slower").verdict()).isEqualTo(Claim.SLOWER);
    assertThat(judgements.all())
        .allSatisfy(one -> assertThat(one.estimate().ratio().forks()).isEqualTo(one.pairs()));
    // 40 pairs each; the first look that can tell is the one at 20.
    assertThat(comparisons.pairs("slower")).isEqualTo(20);
  }

  @Test
  void suspectsGetThePairsAndTimeIsSavedWhenAllIsSaid() {
    Comparisons comparisons = quiet(0, 19).with("slower", noise(100, 0.1, 0.01));
    comparisons.run(SHIPPED, 30);
    assertThat(comparisons.pairs("slower")).isGreaterThan(15);
    assertThat(comparisons.secondsUsed()).isLessThan(30 * 60);
  }

  @Test
  void aCertainChangeThatIsTinyIsTheSame() {
    Comparisons.Result judgements =
        new Comparisons().with("tiny", noise(1, 0.002, 0.0005)).run(SHIPPED, 10);
    assertThat(judgements.of("tiny").verdict()).isEqualTo(Claim.SAME);
    assertThat(judgements.of("tiny").estimate().slower()).isLessThan(1e-4);
  }

  @Test
  void aDeterministicMetricIsJudgedToo() {
    Comparisons.Result judgements =
        new Comparisons().with("equal", pair -> 0).with("more", pair -> 0.02).run(SHIPPED, 10);
    assertThat(judgements.of("equal").verdict()).isEqualTo(Claim.SAME);
    assertThat(judgements.of("more").verdict()).isEqualTo(Claim.SLOWER);
    assertThat(judgements.of("more").estimate().ratio().centre())
        .isCloseTo(Math.exp(0.02), within(1e-9));
  }

  @Test
  void aBudgetThatIsTooSmallIsToldApartFromNoise() {
    Comparisons.Result judgements = quiet(0, 20).run(SHIPPED, 4);
    assertThat(judgements.all())
        .extracting(Judgement::verdict)
        .containsOnly(new Undecided(Cause.TOO_FEW_PAIRS));
    assertThat(judgements.all())
        .allSatisfy(one -> assertThat(one.sensitivity().smallest()).isInfinite());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatCanNotBeMeasuredSaysWhyAndStopsNothing(Rule rule) {
    Plan plan = new Plan(Map.of("gone", 6.0, "here", 6.0), 600);
    Evidence gone = Evidence.none(new Subject("gone", "time"), "only the baseline has it");
    Step first = rule.next(plan, List.of(gone, evidence("here", 0)), 600);
    assertThat(first).isInstanceOf(Step.More.class);
    assertThat(((Step.More) first).pairs()).containsOnlyKeys("here");
    Step last = rule.next(plan, List.of(gone, evidence("here", 30)), 0);
    assertThat(((Step.Done) last).judgements())
        .extracting(Judgement::verdict)
        .containsExactly(new CouldNotMeasure("only the baseline has it"), Claim.SAME);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whenTimeIsUpThereAreVerdictsAtOnce(Rule rule) {
    Plan plan = new Plan(Map.of("here", 6.0), 600);
    for (int pairs = 0; pairs < 40; pairs++) {
      assertThat(rule.next(plan, List.of(evidence("here", pairs)), 5))
          .isInstanceOf(Step.Done.class);
    }
  }

  @Test
  void metricsOfABenchmarkShareItsPairs() {
    Plan plan = new Plan(Map.of("b", 6.0), 600);
    Evidence time = evidence("b", 25);
    Evidence allocation =
        new Evidence(new Subject("b", "allocation"), Collections.nCopies(25, 0.05), null);
    Step step = SHIPPED.next(plan, List.of(time, allocation), 450);
    assertThat(((Step.More) step).pairs()).containsOnlyKeys("b");
  }

  @Property(tries = 40)
  void swappedBuildsSwapTheVerdicts(@ForAll int seed, @ForAll boolean bursts) {
    for (Rule rule : rules()) {
      Comparisons there = new Comparisons();
      Comparisons back = new Comparisons();
      for (int i = 0; i < 6; i++) {
        IntToDoubleFunction plain = noise(seed + i, i == 0 ? 0.04 : i == 1 ? -0.04 : 0, 0.012);
        IntToDoubleFunction one =
            pair -> plain.applyAsDouble(pair) + (bursts && pair % 7 == 3 ? 0.2 : 0);
        there.with("b" + i, one);
        back.with("b" + i, pair -> 0 - one.applyAsDouble(pair));
      }
      Comparisons.Result forth = there.run(rule, 12);
      Comparisons.Result reversed = back.run(rule, 12);
      for (Judgement judgement : forth.all()) {
        Judgement mirrored = reversed.of(judgement.subject().benchmark());
        Verdict expected =
            judgement.is(Claim.SLOWER)
                ? Claim.FASTER
                : judgement.is(Claim.FASTER) ? Claim.SLOWER : judgement.verdict();
        assertThat(mirrored.verdict()).isEqualTo(expected);
        assertThat(mirrored.estimate().ratio().centre())
            .isCloseTo(1 / judgement.estimate().ratio().centre(), within(1e-9));
        assertThat(mirrored.pairs()).isEqualTo(judgement.pairs());
      }
    }
  }

  @Property(tries = 40)
  void theOrderOfBenchmarksIsIrrelevant(@ForAll int seed) {
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int which = i;
      evidence.add(
          new Evidence(
              new Subject("b" + i, "time"),
              IntStream.range(0, 20)
                  .mapToObj(
                      pair -> noise(seed + which, which < 2 ? 0.03 : 0, 0.01).applyAsDouble(pair))
                  .toList(),
              null));
    }
    Plan plan = plan(8);
    List<Evidence> shuffled = new ArrayList<>(evidence);
    Collections.shuffle(shuffled, new Random(seed));
    for (Rule rule : rules()) {
      List<Judgement> straight = ((Step.Done) rule.next(plan, evidence, 0)).judgements();
      List<Judgement> other = ((Step.Done) rule.next(plan, shuffled, 0)).judgements();
      assertThat(other).containsExactlyInAnyOrderElementsOf(straight);
    }
  }

  @Test
  void morePairsGiveNarrowerIntervals() {
    double before = Double.POSITIVE_INFINITY;
    for (int pairs : new int[] {6, 12, 24, 48}) {
      double sum = 0;
      for (int seed = 0; seed < 50; seed++) {
        double[] worse = IntStream.range(0, pairs).mapToDouble(noise(seed * 97, 0, 0.01)).toArray();
        sum += Estimate.of(worse, Settings.DEFAULT).ratio().relativeHalfWidth();
      }
      assertThat(sum).isLessThan(before);
      before = sum;
    }
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new Settings(0, 0.03, 0.005, 0.05, 0.95))
        .hasMessage("alpha must be between 0.0 and 0.5, was 0.0");
    assertThatThrownBy(() -> new Settings(0.01, 0.03, 0.04, 0.05, 0.95))
        .hasMessage("least must be from 0 to the margin of 0.03, was 0.04");
    assertThat(Settings.DEFAULT.withMargin(0.002).least()).isEqualTo(0.002);
    assertThatThrownBy(() -> new Plan(Map.of(), 5)).hasMessage("no benchmark to compare");
    assertThatThrownBy(() -> new Plan(Map.of("b", 0.0), 5)).hasMessageContaining("0.0 seconds");
  }

  private static Plan plan(int benchmarks) {
    Map<String, Double> costs = new java.util.LinkedHashMap<>();
    IntStream.range(0, benchmarks).forEach(i -> costs.put("b" + i, 6.0));
    return new Plan(costs, benchmarks * 120.0);
  }

  private static Evidence evidence(String benchmark, int pairs) {
    return new Evidence(
        new Subject(benchmark, "time"),
        IntStream.range(0, pairs).mapToObj(noise(3, 0, 0.01)::applyAsDouble).toList(),
        null);
  }
}
