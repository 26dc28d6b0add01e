package dev.interleave.report.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.interleave.report.CostSamples;
import dev.interleave.report.input.InputException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedTimesTest {
  @Test
  void percentilesAreThoseOfAllTimesAsFarAsTheyAreKnown() {
    Map<String, Double> found = RecordedTimes.of(Map.of("took", CostSamples.histogram(1)), "f");
    assertThat(found).containsOnlyKeys("took:p50", "took:p90", "took:max");
    assertThat(found.get("took:p50")).isEqualTo(100, within(0.1));
    assertThat(found.get("took:p90")).isEqualTo(180, within(0.2));
    assertThat(found.get("took:max")).isEqualTo(200, within(0.2));
  }

  @Test
  void whatCantBeReadIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> RecordedTimes.of(Map.of("took", "AAAA"), "raw/7.json"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("raw/7.json")
        .hasMessageContaining("\"took\"");
  }
}
