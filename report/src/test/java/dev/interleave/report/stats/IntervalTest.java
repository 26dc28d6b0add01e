package dev.interleave.report.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IntervalTest {
  @Test
  void logarithmsMeetTheTableOfStudent() {
    // Logs 0, 1, 2: mean 1, standard deviation 1; t(2 degrees, 97.5 %) = 4.302653 in the tables.
    Interval interval = Interval.of(List.of(1.0, Math.E, Math.E * Math.E));
    double half = 4.302653 / Math.sqrt(3);
    assertThat(interval.centre()).isCloseTo(Math.E, within(1e-9));
    assertThat(interval.low()).isCloseTo(Math.exp(1 - half), within(1e-5));
    assertThat(interval.high()).isCloseTo(Math.exp(1 + half), within(1e-4));
    assertThat(interval.forks()).isEqualTo(3);
  }

  @Test
  void plainMeanWhereAValueIsNotPositive() {
    // t(4 degrees, 97.5 %) = 2.776445; values 0..4 have standard deviation sqrt(2.5).
    Interval interval = Interval.of(List.of(0.0, 1.0, 2.0, 3.0, 4.0));
    double half = 2.776445 * Math.sqrt(2.5 / 5);
    assertThat(interval.centre()).isEqualTo(2);
    assertThat(interval.low()).isCloseTo(2 - half, within(1e-6));
    assertThat(interval.high()).isCloseTo(2 + half, within(1e-6));
  }

  @Test
  void fewerThanThreeForksGiveNoBounds() {
    Interval two = Interval.of(List.of(4.0, 9.0));
    assertThat(two.known()).isFalse();
    assertThat(two.centre()).isCloseTo(6, within(1e-12));
    assertThat(two.contains(6)).isFalse();
    assertThat(Interval.of(List.of()).centre()).isNaN();
    assertThat(Interval.of(List.of(Double.NaN, 2.0, Double.POSITIVE_INFINITY)))
        .isEqualTo(Interval.of(List.of(2.0)));
  }

  @Test
  void ratioMeetsWelch() {
    // Welch's own formula by hand: logs a = {1,2,3,4}, b = {0,0.1,0.2}.
    // Variances 5/3 and 0.01; se^2 = 0.4166667 + 0.0033333 = 0.42;
    // degrees = 0.42^2 / (0.4166667^2/3 + 0.0033333^2/2) = 3.0479; t(3.0479, 97.5 %) = 3.1577.
    Interval ratio =
        Interval.ratio(
            Stream.of(1.0, 2.0, 3.0, 4.0).map(Math::exp).toList(),
            Stream.of(0.0, 0.1, 0.2).map(Math::exp).toList());
    assertThat(Math.log(ratio.centre())).isCloseTo(2.4, within(1e-9));
    assertThat((Math.log(ratio.high()) - Math.log(ratio.low())) / 2)
        .isCloseTo(3.1577 * Math.sqrt(0.42), within(3e-3));
    assertThat(ratio.forks()).isEqualTo(3);
  }

  @Test
  void ratioOfAValueThatIsNotPositiveSaysNothing() {
    assertThat(Interval.ratio(List.of(1.0, 2.0, 3.0), List.of(0.0, 1.0, 2.0)).centre()).isNaN();
    assertThat(Interval.ratio(List.of(), List.of(1.0)).known()).isFalse();
    assertThat(Interval.ratio(List.of(2.0), List.of(1.0)).centre()).isEqualTo(2);
  }

  @Test
  void holdsTheTrueValueInNinetyFivePerCentOfRuns() {
    Random random = new Random(1);
    for (int forks : new int[] {3, 5, 10}) {
      int runs = 4000;
      int held = 0;
      int ratioHeld = 0;
      for (int run = 0; run < runs; run++) {
        List<Double> a = logNormal(random, 100, 0.02, forks);
        List<Double> b = logNormal(random, 50, 0.05, forks + 2);
        held += Interval.of(a).contains(100) ? 1 : 0;
        ratioHeld += Interval.ratio(a, b).contains(2) ? 1 : 0;
      }
      assertThat(held / (double) runs).isCloseTo(0.95, within(0.01));
      // Welch's degrees are an approximation: a little conservative with so few forks.
      assertThat(ratioHeld / (double) runs).isBetween(0.935, 0.975);
    }
  }

  @Property(tries = 300)
  void scalesWithItsValues(
      @ForAll @Size(min = 3, max = 12) List<@DoubleRange(min = 0.01, max = 1e6) Double> values,
      @ForAll @DoubleRange(min = 0.01, max = 1e3) double factor) {
    Interval scaled = Interval.of(values.stream().map(value -> value * factor).toList());
    Interval expected = Interval.of(values).times(factor);
    assertThat(scaled.centre() / expected.centre()).isCloseTo(1, within(1e-9));
    assertThat(Math.log(scaled.low() / expected.low())).isCloseTo(0, within(1e-6));
    assertThat(scaled.low()).isLessThanOrEqualTo(scaled.centre() * (1 + 1e-12));
  }

  @Property(tries = 300)
  void ratioOneWayIsTheInverseOfTheOther(
      @ForAll @Size(min = 3, max = 8) List<@DoubleRange(min = 0.1, max = 1e3) Double> a,
      @ForAll @Size(min = 3, max = 8) List<@DoubleRange(min = 0.1, max = 1e3) Double> b) {
    Interval there = Interval.ratio(a, b);
    Interval back = Interval.ratio(b, a).inverse();
    assertThat(there.centre() / back.centre()).isCloseTo(1, within(1e-9));
    assertThat(Math.log(there.high()) - Math.log(back.high())).isCloseTo(0, within(1e-6));
  }

  private static List<Double> logNormal(Random random, double centre, double sigma, int count) {
    return Stream.generate(() -> centre * Math.exp(sigma * random.nextGaussian()))
        .limit(count)
        .toList();
  }
}
