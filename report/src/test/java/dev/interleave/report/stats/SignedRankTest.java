package dev.interleave.report.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SignedRankTest {
  @Test
  void meetsTheTablesOfWilcoxon() {
    // Tables of the rank sum: P(W <= 8) = 0.0244 of 10 pairs, P(W <= 25) = 0.0240 of 15.
    assertThat(withNegativeRanks(10, 8).above(0)).isCloseTo(0.0244, within(5e-5));
    assertThat(withNegativeRanks(15, 10, 15).above(0)).isCloseTo(0.0240, within(5e-5));
    assertThat(withNegativeRanks(8).above(0)).isEqualTo(1 / 256.0);
    assertThat(withNegativeRanks(8).below(0)).isEqualTo(1);
  }

  @Test
  void countsEverySignWhereRanksAreTied() {
    // Ranks 2, 2, 2 and 4, the last one against: of 16 sign patterns those with a sum of up to 4
    // against are none, three of one 2, three of two 2s, and the 4 alone.
    assertThat(SignedRank.of(1, 1, 1, -2).above(0)).isEqualTo(8 / 16.0);
    assertThat(SignedRank.of(1, 1, 1, 1).above(0)).isEqualTo(1 / 16.0);
  }

  @Test
  void differencesOfZeroCountForNeitherSide() {
    assertThat(SignedRank.of(0, 0, 0).above(0)).isEqualTo(1);
    assertThat(SignedRank.of(0, 0, 0).estimate()).isZero();
    assertThat(SignedRank.of(0, 1, 2, 0).above(0)).isEqualTo(1 / 4.0);
  }

  @Test
  void ratiosThatAreInverseAreTied() {
    // Math.log(1 / 1.02) and -Math.log(1.02) differ in their last digit.
    double up = Math.log(102.0 / 100);
    double down = Math.log(100.0 / 102);
    assertThat(up).isNotEqualTo(-down);
    assertThat(SignedRank.of(up, up, up, down).above(0)).isEqualTo(5 / 16.0);
    assertThat(SignedRank.of(down, down, down, up).below(0)).isEqualTo(5 / 16.0);
    assertThat(SignedRank.of(up + 1, 1 - down, 1 + down).above(1)).isEqualTo(4 / 8.0);
  }

  @Test
  void estimatesByTheMedianOfMeans() {
    // Means of pairs of 1, 2, 6: 1, 1.5, 2, 3.5, 4, 6.
    assertThat(SignedRank.of(1, 2, 6).estimate()).isEqualTo(2.75);
    assertThat(SignedRank.of().estimate()).isNaN();
  }

  @Test
  void boundsNeedSixDifferences() {
    assertThat(SignedRank.of(1, 2, 3, 4, 5).bounds(0.95)).containsOnly(Double.NaN);
    // Of 6 only the extremes are outside with less than 5 %: 2 of 64.
    assertThat(SignedRank.of(1, 2, 3, 4, 5, 6).bounds(0.95)).containsExactly(1, 6);
    assertThat(SignedRank.coverage(6, 0.95)).isCloseTo(1 - 2 / 64.0, within(1e-12));
    assertThat(SignedRank.coverage(5, 0.95)).isNaN();
  }

  @Test
  void refusesWhatIsNotFinite() {
    assertThatThrownBy(() -> SignedRank.of(1, Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void isRightAsOftenAsItSaysWhateverTheTails() {
    Random random = new Random(4);
    int runs = 20_000;
    int rejected = 0;
    int held = 0;
    for (int run = 0; run < runs; run++) {
      // Student's t with 1 degree, which has no mean.
      double[] values = new double[12];
      Arrays.setAll(values, i -> Math.tan(Math.PI * (random.nextDouble() - 0.5)));
      SignedRank test = SignedRank.of(values);
      rejected += test.above(0) <= 0.05 ? 1 : 0;
      double[] bounds = test.bounds(0.95);
      held += bounds[0] <= 0 && 0 <= bounds[1] ? 1 : 0;
    }
    // Of 12 the rank sum gives 0.0461 as the greatest level up to 0.05.
    assertThat(rejected / (double) runs).isCloseTo(0.0461, within(0.005));
    assertThat(held / (double) runs).isCloseTo(SignedRank.coverage(12, 0.95), within(0.005));
  }

  @Property(tries = 300)
  void turnsWithItsValues(
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -5, max = 5) Double> v) {
    double[] values = v.stream().mapToDouble(Double::doubleValue).toArray();
    SignedRank there = SignedRank.of(values);
    SignedRank back = SignedRank.of(Arrays.stream(values).map(value -> -value).toArray());
    assertThat(back.below(0)).isEqualTo(there.above(0));
    assertThat(back.estimate()).isCloseTo(0 - there.estimate(), within(1e-12));
    double[] bounds = there.bounds(0.9);
    if (v.size() < 5) {
      assertThat(bounds).containsOnly(Double.NaN);
    } else {
      assertThat(back.bounds(0.9)[0]).isEqualTo(0 - bounds[1]);
      assertThat(there.estimate()).isBetween(bounds[0], bounds[1]);
    }
  }

  @Property(tries = 200)
  void theOrderOfValuesIsIrrelevant(
      @ForAll @Size(min = 2, max = 15) List<@DoubleRange(min = -5, max = 5) Double> v,
      @ForAll long seed) {
    List<Double> shuffled = new java.util.ArrayList<>(v);
    java.util.Collections.shuffle(shuffled, new Random(seed));
    assertThat(SignedRank.of(shuffled.stream().mapToDouble(d -> d).toArray()).above(0.5))
        .isEqualTo(SignedRank.of(v.stream().mapToDouble(d -> d).toArray()).above(0.5));
  }

  /** Sizes 1 to n, those of some ranks negative. */
  private static SignedRank withNegativeRanks(int n, int... negative) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> i + 1);
    for (int rank : negative) {
      values[rank - 1] = -rank;
    }
    return SignedRank.of(values);
  }
}
