package dev.interleave.runner.plan;

import static dev.interleave.runner.Cells.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WidestTest {
  @Test
  void isTheWidestThird() {
    assertThat(
            Widest.of(
                Map.of(
                    key("a"),
                    0.1,
                    key("b"),
                    0.4,
                    key("c"),
                    Double.POSITIVE_INFINITY,
                    key("d"),
                    0.2),
                0.01))
        .containsExactly(key("c"), key("b"));
  }

  @Test
  void passesOverWhatIsPreciseEnough() {
    assertThat(Widest.of(Map.of(key("a"), 0.005, key("b"), 0.02), 0.01)).containsExactly(key("b"));
    assertThat(Widest.of(Map.of(key("a"), 0.005), 0.01)).isEmpty();
  }
}
