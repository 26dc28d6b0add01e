package dev.interleave.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderTest {
  @Test
  void pricesDifferAndAreInTheirRange() {
    int[] prices =
        IntStream.rangeClosed(1, Order.COUNT).map(id -> Order.stored(id).price()).toArray();
    assertThat(IntStream.of(prices)).allMatch(price -> price >= 0 && price < 100_000);
    // 10 000 draws out of 100 000 leave about 9516 different ones.
    assertThat(IntStream.of(prices).distinct().count()).isBetween(9_300L, 9_700L);
  }

  @Test
  void whatIsComputedIsKnownInAnotherWay() {
    for (int id = 1; id <= 50; id++) {
      assertThat(Order.stored(id).check()).isEqualTo(Order.stored(id).expectedCheck());
    }
  }
}
