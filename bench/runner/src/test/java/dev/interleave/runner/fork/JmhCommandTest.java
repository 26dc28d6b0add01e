package dev.interleave.runner.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.input.CellKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JmhCommandTest {
  private final JmhCommand jmh =
      new JmhCommand(List.of("taskset", "-c", "0"), Path.of("java"), Path.of("b.jar"));

  @Test
  void measuresOneCellInOneFork() {
    assertThat(jmh.measure(new CellKey("a.B$C.run", Map.of("n", "1=2")), Path.of("r.json")))
        .containsExactly(
            "taskset",
            "-c",
            "0",
            "java",
            "-jar",
            "b.jar",
            "^a\\.B\\$C\\.run$",
            "-p",
            "n=1=2",
            "-f",
            "1",
            "-foe",
            "true",
            "-prof",
            "gc",
            "-rf",
            "json",
            "-rff",
            "r.json");
  }

  @Test
  void aCommaInAValueCannotBeAskedFor() {
    assertThat(JmhCommand.impossible(new CellKey("a.B.run", Map.of("n", "1,2"))).orElseThrow())
        .contains("n=1,2");
    assertThat(JmhCommand.impossible(new CellKey("a.B.run", Map.of("n", "1")))).isEmpty();
  }
}
