package dev.interleave.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.stats.Interval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.031   | 1.02   | 1.043   | +3.1 % [+2.0, +4.3]",
        "0.957   | 0.94   | 0.971   | -4.3 % [-6.0, -2.9]",
        "1       | 1      | 1       | 0.0 % [0.0, 0.0]",
        "0.9999  | 0.98   | 1.02    | 0.0 % [-2.0, +2.0]",
        "1.3100  | 1.3099 | 1.3101  | +31.00 % [+30.99, +31.01]",
        "3.2     | 2.9    | 3.5     | +220 % [+190, +250]",
        "1.008   | NaN    | NaN     | +0.8 %",
        "1.0004  | NaN    | NaN     | +0.04 %",
        "NaN     | NaN    | NaN     | –",
        "Infinity| NaN    | NaN     | +∞ %"
      })
  void changesHaveSignsAndAsManyDigitsAsTheirIntervalsAllow(
      double centre, double low, double high, String text) {
    assertThat(Percents.change(new Interval(centre, low, high, 9))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.03, 3 %", "0.005, 0.5 %", "0.95, 95 %", "0.031, 3.1 %"})
  void levelsHaveNoZerosAtTheirEnds(double fraction, String text) {
    assertThat(Percents.plain(fraction)).isEqualTo(text);
  }
}
