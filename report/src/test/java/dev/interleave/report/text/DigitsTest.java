package dev.interleave.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.stats.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
  @ParameterizedTest
  @CsvSource({
    "171234, 171 200",
    "873421, 873 000",
    "1000, 1 000",
    "999, 999",
    "8.7344, 8.73",
    "12.34, 12.34",
    "0.5, 0.5",
    "0.00123456, 0.001235",
    "0.000012345, 1.235e-5",
    "0, 0",
    "NaN, –",
    "1234567890, 1 235 000 000",
    "-4321.5, -4 320",
    "2.5e20, 2.5e20",
    "Infinity, ∞"
  })
  void printsThreeToFourSignificantDigits(double value, String printed) {
    assertThat(Digits.number(value)).isEqualTo(printed);
  }

  @Test
  void printsIntervalsRatiosAndShares() {
    assertThat(Digits.interval(new Interval(171234, 168900, 173500, 5)))
        .isEqualTo("171 200 [168 900, 173 500]");
    assertThat(Digits.interval(new Interval(171234, Double.NaN, Double.NaN, 2)))
        .isEqualTo("171 200");
    assertThat(Digits.ratio(new Interval(3.117, 3.01, 3.24, 5))).isEqualTo("3.12x [3.01, 3.24]");
    assertThat(Digits.percent(new Interval(0.971, 0.953, 0.988, 5))).isEqualTo("97 % [95, 99]");
    assertThat(Digits.percent(0.0123)).isEqualTo("1.2 %");
    assertThat(Digits.count(1, "fork")).isEqualTo("1 fork");
    assertThat(Digits.count(1200, "cell")).isEqualTo("1 200 cells");
  }
}
