package dev.interleave.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.compare.Verdict.Cause;
import dev.interleave.report.compare.Verdict.Claim;
import dev.interleave.report.compare.Verdict.Undecided;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What rules do that look more than once, besides what is true of any rule. */
class SequentialRulesTest {
  private static final Rule GROUPS = new GroupSequential(Settings.DEFAULT);
  private static final Rule ALWAYS = new AlwaysValid(Settings.DEFAULT);

  static List<Rule> rules() {
    return List.of(GROUPS, ALWAYS);
  }

  private static IntToDoubleFunction around(double effect, double width) {
    return pair -> effect + width * Math.sin(1 + 2.4 * pair);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatIsDecidedLeavesItsTimeToOthers(Rule rule) {
    Comparisons comparisons =
        new Comparisons()
            .with("slower", around(0.2, 0.01))
            .with("open", around(0.01, 0.06))
            .with("alike", around(0, 0.01));
    Comparisons.Result result = comparisons.run(rule, 9);
    assertThat(result.of("slower").verdict()).isEqualTo(Claim.SLOWER);
    assertThat(result.of("alike").verdict()).isEqualTo(Claim.SAME);
    assertThat(comparisons.pairs("slower")).isLessThan(30);
    assertThat(comparisons.pairs("alike")).isLessThan(30);
    assertThat(comparisons.pairs("open")).isGreaterThan(30);
  }

  private static Judgement judge(Rule rule, List<Double> worse) {
    Plan plan = new Plan(Map.of("b", 6.0), 20 * 6);
    Evidence evidence = new Evidence(new Subject("b", "time"), worse, null);
    return ((Step.Done) rule.next(plan, List.of(evidence), 0)).judgements().getFirst();
  }

  /** Time that ends between two looks must not add a look: its time depends on the pairs. */
  @Test
  void groupsAreTestedAtPlannedLooksAlone() {
    List<Double> first = IntStream.range(0, 20).mapToObj(i -> i % 2 == 0 ? 0.05 : -0.04).toList();
    List<Double> more = Stream.concat(first.stream(), Stream.generate(() -> 0.3).limit(9)).toList();
    assertThat(judge(GROUPS, more).p()).isEqualTo(judge(GROUPS, first).p());
    assertThat(judge(GROUPS, more).estimate()).isEqualTo(judge(GROUPS, first).estimate());
    assertThat(judge(GROUPS, first.subList(0, 9)).verdict())
        .isEqualTo(new Undecided(Cause.TOO_FEW_PAIRS));
    assertThat(judge(ALWAYS, more).p()).isLessThan(judge(ALWAYS, first).p());
  }

  /** Else what was slower at one look would not be at the next, and the looks would be in vain. */
  @ParameterizedTest
  @MethodSource("rules")
  void aClaimIsNotTakenBack(Rule rule) {
    List<Double> slower =
        IntStream.range(0, 20).mapToObj(around(0.2, 0.01)::applyAsDouble).toList();
    List<Double> more =
        Stream.concat(slower.stream(), Stream.generate(() -> -0.01).limit(15)).toList();
    assertThat(judge(rule, slower).p()).isLessThan(0.01);
    assertThat(judge(rule, more).p()).isLessThanOrEqualTo(judge(rule, slower).p());
  }
}
