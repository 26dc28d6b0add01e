package dev.interleave.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.interleave.report.measure.Direction;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairTest {
  private static final Subject SUBJECT = new Subject("b", "time");

  @Test
  void worseIsMoreTimeAndLessThroughput() {
    Pair pair = new Pair(100, 110);
    assertThat(pair.worse(Direction.LOWER)).isCloseTo(Math.log(1.1), within(1e-12));
    assertThat(pair.worse(Direction.HIGHER)).isCloseTo(-Math.log(1.1), within(1e-12));
    assertThatThrownBy(() -> pair.worse(Direction.NONE)).hasMessageContaining("never better");
  }

  @Test
  void nothingOnBothSidesIsTheSame() {
    assertThat(new Pair(0, 0).worse(Direction.LOWER)).isZero();
    assertThat(new Pair(0, 16).worse(Direction.LOWER)).isNaN();
    assertThat(new Pair(1, Double.POSITIVE_INFINITY).worse(Direction.LOWER)).isNaN();
    assertThat(new Pair(-1, -2).worse(Direction.LOWER)).isNaN();
  }

  @Test
  void aPairWithoutRatioIsAnObstacle() {
    Evidence evidence =
        Evidence.of(SUBJECT, Direction.LOWER, List.of(new Pair(1, 2), new Pair(0, 2)));
    assertThat(evidence.worse()).hasSize(1);
    assertThat(evidence.obstacle()).isEqualTo("1 of 2 pairs have no ratio: a value is not above 0");
    assertThat(Evidence.of(SUBJECT, Direction.LOWER, List.of(new Pair(1, 2))).obstacle()).isNull();
  }

  @Test
  void theOrderOfAPairIsAFairCoin() {
    PairOrder order = new PairOrder(5);
    List<Boolean> coins =
        IntStream.range(0, 4000).mapToObj(pair -> order.candidateFirst("b", pair)).toList();
    assertThat(coins.stream().filter(first -> first).count()).isBetween(1900L, 2100L);
    assertThat(IntStream.range(1, 4000).filter(i -> coins.get(i).equals(coins.get(i - 1))).count())
        .isBetween(1900L, 2100L);
    assertThat(IntStream.range(0, 4000).mapToObj(pair -> order.candidateFirst("b", pair)).toList())
        .isEqualTo(coins);
    assertThat(IntStream.range(0, 4000).mapToObj(pair -> order.candidateFirst("c", pair)).toList())
        .isNotEqualTo(coins);
  }
}
