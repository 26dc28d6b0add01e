package dev.interleave.report.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTestTest {
  @Test
  void meetsTheTableOfStudent() {
    // Mean 2, standard deviation 1, three values: t = 3.4641; 2 degrees: 2.920 is 5 %, 4.303 2.5 %.
    double t = 2 * Math.sqrt(3);
    assertThat(StudentTest.above(1, 2, 3))
        .isBetween(0.025, 0.05)
        .isCloseTo(1 - new TDistribution(2).cumulativeProbability(t), within(1e-12));
    assertThat(StudentTest.above(-1, -2, -3)).isGreaterThan(0.95);
    assertThat(StudentTest.above(5)).isEqualTo(1);
    assertThat(StudentTest.above(2, 2)).isZero();
    assertThat(StudentTest.above(0, 0)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.3", "2, -1", "7, 2.5", "30, 1.1", "300, -2"})
  void withoutShiftItIsStudentsDistribution(double degrees, double t) {
    assertThat(StudentTest.noncentral(t, degrees, 0))
        .isCloseTo(new TDistribution(degrees).cumulativeProbability(t), within(1e-7));
  }

  @Test
  void withManyDegreesItIsTheShiftedNormal() {
    assertThat(StudentTest.noncentral(4, 1e6, 3))
        .isCloseTo(new NormalDistribution().cumulativeProbability(1), within(1e-4));
  }

  @Test
  void powerIsWhatSimulationFinds() {
    Random random = new Random(9);
    int runs = 20_000;
    int found = 0;
    for (int run = 0; run < runs; run++) {
      double[] values = new double[8];
      Arrays.setAll(values, i -> 1.5 + random.nextGaussian());
      found += StudentTest.above(values) <= 0.01 ? 1 : 0;
    }
    assertThat(found / (double) runs)
        .isCloseTo(StudentTest.power(1.5, 8, 0.01), within(0.01))
        .isBetween(0.5, 0.95);
  }

  /** Known from a coarse simulation: alpha 0.0005 one-sided, power 95 %. */
  @ParameterizedTest
  @CsvSource({"0.007, 0.03, 8", "0.014, 0.03, 17", "0.045, 0.05, 50"})
  void neededPairsMeetKnownFigures(double cv, double effect, int pairs) {
    double deviations = Math.log1p(effect) / (cv * Math.sqrt(2));
    assertThat(StudentTest.pairs(deviations, 0.0005, 0.95))
        .isCloseTo(pairs, within(1 + pairs / 20));
  }

  @Test
  void smallestIsTheInverseOfPower() {
    double smallest = StudentTest.smallest(12, 0.001, 0.9);
    assertThat(StudentTest.power(smallest, 12, 0.001)).isCloseTo(0.9, within(1e-6));
    assertThat(StudentTest.smallest(24, 0.001, 0.9)).isLessThan(smallest);
    assertThat(StudentTest.smallest(1, 0.001, 0.9)).isInfinite();
    assertThatThrownBy(() -> StudentTest.pairs(0, 0.01, 0.9)).hasMessageContaining("0");
  }
}
