package dev.interleave.report.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SignBetsTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-9);
  private static final double[] BETTORS = {0.25, 0.5, 1, 2, 4, 8};

  private static double last(double... differences) {
    double[] wealth = SignBets.wealth(differences);
    return wealth[wealth.length - 1];
  }

  /** Cauchy's, which have no mean, so that one size often exceeds all others together. */
  private static double[] heavyTailed(long seed, int count) {
    Random random = new Random(seed);
    return DoubleStream.generate(() -> Math.tan(Math.PI * (random.nextDouble() - 0.5)))
        .limit(count)
        .toArray();
  }

  private static double meanOverSigns(double[] sizes, double shift) {
    int n = sizes.length;
    return IntStream.range(0, 1 << n)
        .mapToDouble(
            signs ->
                last(
                    IntStream.range(0, n)
                        .mapToDouble(i -> ((signs >> i) & 1) == 0 ? sizes[i] : -sizes[i])
                        .map(value -> value + shift)
                        .toArray()))
        .average()
        .orElseThrow();
  }

  @Test
  void meetsWhatIsReckonedByHand() {
    double one = Arrays.stream(BETTORS).map(c -> 1 + Math.tanh(c)).average().orElseThrow();
    assertThat(last(0.3)).isCloseTo(one, EXACT);
    // The median of 1 and 3 is 2.
    double two =
        Arrays.stream(BETTORS)
            .map(c -> (1 + Math.tanh(c)) * (1 - Math.tanh(c * 3 / 2)))
            .average()
            .orElseThrow();
    assertThat(last(1, -3)).isCloseTo(two, EXACT);
    assertThat(SignBets.above()).isEqualTo(1);
    assertThat(SignBets.above(0, 0, 0)).isEqualTo(1);
    assertThat(SignBets.above(-1, -2)).isEqualTo(1);
  }

  @Property(tries = 100)
  void theMeanOfWealthIsOneForFairSigns(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int count) {
    assertThat(meanOverSigns(heavyTailed(seed, count), 0)).isCloseTo(1, EXACT);
  }

  @Property(tries = 100)
  void andAtMostOneIfTheCentreIsBelow(
      @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 20) double below) {
    assertThat(meanOverSigns(heavyTailed(seed, 8), -below)).isLessThanOrEqualTo(1 + 1e-9);
  }

  @Property(tries = 200)
  void isNeverLessThanTheExponentialBound(@ForAll long seed) {
    double[] differences = heavyTailed(seed, 12);
    double[] bound = new double[BETTORS.length];
    double[] sizes = new double[0];
    for (double difference : differences) {
      sizes =
          DoubleStream.concat(Arrays.stream(sizes), DoubleStream.of(Math.abs(difference)))
              .sorted()
              .toArray();
      double median = (sizes[(sizes.length - 1) / 2] + sizes[sizes.length / 2]) / 2;
      for (int i = 0; i < bound.length; i++) {
        double y = BETTORS[i] * difference / median;
        bound[i] += y - y * y / 2;
      }
    }
    double mixed = Arrays.stream(bound).map(Math::exp).average().orElseThrow();
    assertThat(last(differences)).isGreaterThanOrEqualTo(mixed * (1 - 1e-9));
  }

  @Property(tries = 100)
  void theUnitIsIrrelevant(@ForAll long seed, @ForAll @IntRange(min = -6, max = 6) int power) {
    double k = Math.pow(10, power);
    double[] differences = heavyTailed(seed, 20);
    double scaled = SignBets.above(Arrays.stream(differences).map(value -> k * value).toArray());
    assertThat(scaled).isCloseTo(SignBets.above(differences), EXACT);
  }

  /** However long one looks, and though the sizes depend on what came before. */
  @Test
  void aLookAfterEveryDifferenceKeepsTheErrorRate() {
    Random random = new Random(7);
    int paths = 20_000;
    double alpha = 0.05;
    int rejected = 0;
    for (int path = 0; path < paths; path++) {
      double[] differences = new double[60];
      double size = 1;
      for (int i = 0; i < differences.length; i++) {
        differences[i] = size * random.nextGaussian() / Math.abs(random.nextGaussian());
        size = differences[i] > 0 ? 1 : 3;
      }
      rejected += SignBets.above(differences) <= alpha ? 1 : 0;
    }
    double error = Math.sqrt(alpha * (1 - alpha) / paths);
    assertThat(rejected / (double) paths).isBetween(alpha / 4, alpha + 3 * error);
  }

  @Test
  void aShiftIsFoundAndMorePairsFindItMoreSurely() {
    Random random = new Random(3);
    double[] differences =
        DoubleStream.generate(() -> 1 + random.nextGaussian()).limit(60).toArray();
    double before = 1;
    for (int pairs : new int[] {10, 20, 40, 60}) {
      double p = SignBets.above(Arrays.copyOf(differences, pairs));
      assertThat(p).isLessThan(before);
      before = p;
    }
    assertThat(before).isLessThan(1e-6);
  }

  /** A z-test at that level finds about as many of normal differences with a shift. */
  @Test
  void theLevelIsThatOfATestThatIsAboutAsHard() {
    double alpha = 0.001;
    double effect = StudentTest.smallest(40, SignBets.level(alpha), 0.9);
    Random random = new Random(5);
    long found =
        IntStream.range(0, 2000)
            .filter(
                i ->
                    SignBets.above(
                            DoubleStream.generate(() -> effect + random.nextGaussian())
                                .limit(40)
                                .toArray())
                        <= alpha)
            .count();
    assertThat(found / 2000.0).isBetween(0.8, 0.99);
  }
}
