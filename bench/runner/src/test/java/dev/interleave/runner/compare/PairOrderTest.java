package dev.interleave.runner.compare;

import static dev.interleave.runner.Cells.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.pairing.Side;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairOrderTest {
  @Test
  void twoPairsInARowAreInOppositeOrders() {
    PairOrder order = new PairOrder(5);
    for (int pair = 1; pair < 100; pair += 2) {
      assertThat(order.first(key("a"), pair + 1)).isEqualTo(order.first(key("a"), pair).other());
    }
  }

  @Test
  void blocksAreDrawnAtRandom() {
    PairOrder order = new PairOrder(5);
    long baselineFirst =
        IntStream.range(0, 1000)
            .filter(block -> order.first(key("a"), 2 * block + 1) == Side.BASELINE)
            .count();
    assertThat(baselineFirst).isBetween(430L, 570L);
  }

  @Test
  void theSeedDecides() {
    assertThat(
            IntStream.rangeClosed(1, 40).mapToObj(pair -> new PairOrder(1).first(key("a"), pair)))
        .isEqualTo(
            IntStream.rangeClosed(1, 40)
                .mapToObj(pair -> new PairOrder(1).first(key("a"), pair))
                .toList())
        .isNotEqualTo(
            IntStream.rangeClosed(1, 40)
                .mapToObj(pair -> new PairOrder(2).first(key("a"), pair))
                .toList());
  }
}
