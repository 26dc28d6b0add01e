package dev.interleave.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationConverterTest {
  @ParameterizedTest
  @CsvSource({"90s,90", "7m,420", "1h30m,5400", "1m5s,65", "2h,7200"})
  void readsWhatPeopleWrite(String text, long seconds) {
    assertThat(new DurationConverter().convert(text)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "m", "0s", "-1m", "1.5m", "30s1m", "99999999999s"})
  void nothingElseIsADuration(String text) {
    assertThatThrownBy(() -> new DurationConverter().convert(text))
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("1h30m");
  }
}
