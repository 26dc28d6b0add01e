package dev.interleave.report.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadTest {
  @ParameterizedTest
  @ValueSource(ints = {4, 8, 15, 40})
  void isTheStandardDeviationOfNormalDifferences(int count) {
    Random random = new Random(3);
    double sum = 0;
    int runs = 1000;
    for (int run = 0; run < runs; run++) {
      sum +=
          Spread.of(
              random
                  .doubles(count, 0, 1)
                  .map(u -> 2 + 0.1 * random.nextGaussian())
                  .boxed()
                  .toList());
    }
    assertThat(sum / runs).isCloseTo(0.1, within(0.012));
  }

  @Test
  void aHugeDifferenceHardlyMovesIt() {
    Random random = new Random(5);
    List<Double> values = new ArrayList<>(random.doubles(30, -1, 1).boxed().toList());
    double before = Spread.of(values);
    values.set(0, 1000.0);
    assertThat(Spread.of(values)).isCloseTo(before, within(before * 0.25));
  }

  @Test
  void needsThree() {
    assertThat(Spread.of(List.of(1.0, 2.0))).isNaN();
    assertThat(Spread.of(List.of(1.0, 2.0, 3.0))).isEqualTo(1);
  }
}
