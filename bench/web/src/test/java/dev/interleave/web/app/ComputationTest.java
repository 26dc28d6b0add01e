package dev.interleave.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ComputationTest {
  @Test
  void skippingAheadEndsWhereTheStepsDo() {
    var random = new Random(42);
    for (int trial = 0; trial < 200; trial++) {
      long start = Computation.start(random.nextLong());
      int steps = random.nextInt(5_000);
      assertThat(Computation.skip(start, steps))
          .as("%d steps from %d", steps, start)
          .isEqualTo(Computation.run(start, steps));
    }
  }

  /** The check value that Park and Miller give for an implementation with the newer multiplier. */
  @Test
  void tenThousandStepsFromOneReachThePublishedValue() {
    assertThat(Computation.run(1, 10_000)).isEqualTo(399_268_537);
  }
}
