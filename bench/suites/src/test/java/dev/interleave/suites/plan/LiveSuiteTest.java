package dev.interleave.suites.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.interleave.report.input.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSuiteTest {
  @TempDir Path folder;
  private Suite live;

  @BeforeEach
  void writeAndReadBack() throws IOException {
    SuiteFile.main(new String[] {folder.toString()});
    live = read(Suite.resource("live"));
  }

  private Suite read(String resource) throws IOException {
    Path file = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
    return JsonMapper.builder().build().readValue(file.toFile(), Suite.class);
  }

  @Test
  void everyKindIsInjectedAtEverySize() {
    Map<String, Set<String>> sizes =
        live.cells().stream()
            .collect(
                Collectors.groupingBy(
                    cell -> cell.attributes().getOrDefault("kind", "none"),
                    Collectors.mapping(
                        cell -> cell.params().getOrDefault("percent", "none"),
                        Collectors.toSet())));
    Set<String> all = Set.of("0", "1", "2", "3", "5", "10");
    assertThat(sizes)
        .isEqualTo(Map.of("cpu", all, "wait", all, "allocation", all, "contention", all));
    assertThat(live.cells()).extracting(Suite.Cell::key).doesNotHaveDuplicates();
  }

  @Test
  void whatIsSaidToBeInjectedIsWhatTheBenchmarkIsTold() {
    assertThat(live.cells())
        .allSatisfy(
            cell ->
                assertThat(cell.attributes())
                    .containsEntry("percent", cell.params().get("percent")));
  }

  @Test
  void itsCellsAreInNoOtherSuite() throws IOException {
    for (Suite other : new Suite[] {read(Suite.RESOURCE), read(Suite.resource("full"))}) {
      assertThat(other.cells())
          .extracting(Suite.Cell::benchmark)
          .doesNotContainAnyElementsOf(
              live.cells().stream().map(Suite.Cell::benchmark).distinct().toList());
    }
  }
}
