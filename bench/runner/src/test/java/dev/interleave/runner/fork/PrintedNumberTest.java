package dev.interleave.runner.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedNumberTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "23951862.556 ops/s|23951862.556",
        "0,123 s/op|0.123",
        "12 ops/s|12",
        "-3.5 x/s|-3.5",
        "≈ 10⁻⁴ s/op|1e-4",
        "≈ 10⁻¹² s/op|1e-12",
        "≈ -10⁻³ s/op|-1e-3",
        "≈ 0 counts|0",
        "12.5 ±(99.9%) 0.4 ops/s|12.5",
        "١٢٫٥ ops/s|12.5",
      })
  void readsWhatJmhPrints(String text, double value) {
    OptionalDouble parsed = PrintedNumber.parse(text);
    assertThat(parsed).isPresent();
    assertThat(parsed.getAsDouble())
        .isCloseTo(value, org.assertj.core.data.Percentage.withPercentage(1e-6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<failure>", "interleave: a=1", "12.5", "hello 12.5 ops/s", "? 10?? s/op"})
  void nothingElseIsANumber(String text) {
    assertThat(PrintedNumber.parse(text)).isEmpty();
  }
}
