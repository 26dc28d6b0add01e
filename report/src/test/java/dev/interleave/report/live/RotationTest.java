package dev.interleave.report.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.input.Suite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RotationTest {
  private static final Suite SUITE = suite();

  private static Suite suite() {
    List<Suite.Cell> cells = new ArrayList<>();
    for (String kind : List.of("cpu", "wait")) {
      for (String percent : List.of("0", "1", "3", "10")) {
        cells.add(
            new Suite.Cell(
                "a.B." + kind,
                Map.of("percent", percent),
                Map.of("kind", kind, "percent", percent, "touches", "time"),
                1,
                null,
                null,
                1));
      }
    }
    return new Suite(
        1, "live", "", null, List.of(), List.of(), cells, List.of(), List.of(), null, null,
        List.of(), List.of());
  }

  private static Stream<Injection> slower(int build) {
    return Rotation.of(SUITE, build).cells().stream()
        .map(Injection::of)
        .filter(injection -> injection.percent() > 0);
  }

  @Test
  void everyComparisonHasAllThatIsUnchangedAndOneSlowdownOfEachKind() {
    for (int build = 1; build <= 10; build++) {
      assertThat(Rotation.of(SUITE, build).cells())
          .hasSize(4)
          .filteredOn(cell -> "0".equals(cell.attributes().get("percent")))
          .hasSize(2);
      assertThat(slower(build)).extracting(Injection::kind).containsExactly("cpu", "wait");
    }
  }

  @Test
  void asManyComparisonsAsPercentagesHaveEachOnce() {
    Set<Injection> seen = new HashSet<>();
    for (int build = 1; build <= 3; build++) {
      assertThat(slower(build).map(Injection::percent)).doesNotHaveDuplicates();
      slower(build).forEach(injection -> assertThat(seen.add(injection)).isTrue());
    }
    assertThat(seen).hasSize(6);
    assertThat(slower(4)).containsExactlyElementsOf(slower(1).toList());
  }
}
