package dev.interleave.report.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.report.io.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {
  private static final Fork FORK =
      new Fork(
          1,
          2,
          new CellKey("p.C.m", Map.of("a", "=1")),
          Fork.Status.OK,
          null,
          "raw/1.json",
          null,
          "2026-01-01T00:00:00Z",
          2.5,
          List.of(1.0, Double.NaN, Double.POSITIVE_INFINITY),
          Map.of("workers", "2"),
          new Fork.Conditions(0.5, null, 0.0, null));

  @TempDir Path folder;

  @Test
  void aForkSurvivesALine() {
    String line = Json.line(FORK);
    assertThat(line).doesNotContain("\n").contains("\"NaN\"");
    assertThat(Json.parse(folder, line, Fork.class)).isEqualTo(FORK);
  }

  @Test
  void readsLinesUpToATornOne() throws IOException {
    Path file = folder.resolve(Fork.FILE);
    String line = Json.line(FORK);
    Files.writeString(file, line + "\n\n" + line + "\n" + line.substring(0, 40));
    assertThat(Json.readLines(file, Fork.class)).containsExactly(FORK, FORK);
    Files.writeString(file, line + "\n" + line.substring(0, 40) + "\n" + line + "\n");
    assertThatThrownBy(() -> Json.readLines(file, Fork.class))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void writesAllOrNothing() throws IOException {
    Path file = folder.resolve("new/fork.json");
    Json.write(file, FORK);
    assertThat(Json.read(file, Fork.class)).isEqualTo(FORK);
    assertThat(folder.resolve("new")).isDirectoryContaining("glob:**fork.json");
    try (var files = Files.list(folder.resolve("new"))) {
      assertThat(files).hasSize(1);
    }
    assertThatThrownBy(() -> Json.write(file.resolve("below-a-file.json"), FORK))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("below-a-file.json")
        .hasMessageContaining("Choose a folder");
  }

  @Test
  void aResultsFolderNeedsForks() throws IOException {
    assertThatThrownBy(() -> Source.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no forks.jsonl");
    Files.createFile(folder.resolve(Fork.FILE));
    assertThatThrownBy(() -> Source.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no fork ended yet");
    Files.writeString(folder.resolve(Fork.FILE), Json.line(FORK) + "\n");
    assertThatThrownBy(() -> Source.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("1.json: no such file");
  }
}
