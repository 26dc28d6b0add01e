package dev.interleave.runner.plan;

import static dev.interleave.runner.Cells.key;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CostsTest {
  private final Costs costs = new Costs();

  @Test
  void guessesBeforeTheFirstFork() {
    assertThat(costs.expected(key("a"))).isEqualTo(Costs.UNKNOWN);
    assertThat(costs.atMost(key("a"))).isEqualTo(Costs.UNKNOWN);
  }

  @Test
  void learnsFromForks() {
    costs.add(key("a"), 2);
    costs.add(key("a"), 4);
    costs.add(key("b"), 9);
    assertThat(costs.expected(key("a"))).isEqualTo(3);
    assertThat(costs.expected(key("c"))).isEqualTo(5);
    assertThat(costs.atLeast(key("a"))).isEqualTo(3);
    assertThat(costs.atLeast(key("c"))).isEqualTo(1);
    assertThat(costs.atMost(key("a"))).isEqualTo(4);
    assertThat(costs.atMost(key("c"))).isEqualTo(9);
  }
}
