package dev.interleave.report.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.interleave.report.input.JmhResult.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JmhJsonTest {
  @TempDir Path folder;

  @Test
  void readsSamplesSingleShotsAndOddNames() throws IOException {
    List<JmhResult> results =
        JmhJson.read(
            file(
                """
                [
                  {"jmhVersion": "1.37", "benchmark": "p.C.m", "mode": "sample", "threads": 4,
                   "params": {"text": "a, \\"b\\"", "n": "1"},
                   "primaryMetric": {"score": 2, "scoreError": "NaN", "scoreUnit": "us/op",
                     "rawDataHistogram": [[[[1.0, 3], [5.0, 1]], [[2.0, 2]]]]},
                   "secondaryMetrics": {"·gc.alloc.rate.norm": {"score": 16, "scoreUnit": "B/op",
                     "rawData": [[16.0, "NaN"]]}}},
                  {"benchmark": "p.C.m", "mode": "ss", "primaryMetric": {"score": 7.5,
                     "scoreError": "NaN", "scoreUnit": "ms/op", "rawData": [[7.5]]}},
                  {"benchmark": "p.C.m", "mode": "avgt", "primaryMetric": {"score": 3,
                     "scoreUnit": "ns/op"}}
                ]
                """));
    JmhResult sample = results.getFirst();
    assertThat(sample.mode()).isEqualTo(Mode.SAMPLE_TIME);
    assertThat(sample.threads()).isEqualTo(4);
    assertThat(sample.params()).containsEntry("text", "a, \"b\"").containsEntry("n", "1");
    assertThat(sample.primary().forks()).containsExactly(List.of(2.0, 2.0));
    assertThat(sample.secondary())
        .containsEntry(
            "gc.alloc.rate.norm", new JmhResult.Metric("B/op", List.of(List.of(16.0, Double.NaN))));
    assertThat(results.get(1).primary().forks().getFirst().getFirst()).isEqualTo(7.5, within(0.0));
    assertThat(results.get(2).primary().forks()).containsExactly(List.of(3.0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|the file is empty",
        "[]|an empty array",
        "{\"a\": 1}|not JMH's JSON but an object with [a]",
        "7|not JMH's JSON but a number",
        "[{\"x\": 1}]|element 0 lacks \"benchmark\"",
        "[{\"benchmark\": |not valid (line 1, column",
        "[{\"benchmark\":\"a\",\"mode\":\"fast\",\"primaryMetric\":{}}]|unknown mode \"fast\"",
      })
  void saysWhatIsWrongAndWhatToDo(String content, String problem) throws IOException {
    Path file = file(content);
    assertThatThrownBy(() -> JmhJson.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(problem)
        .hasMessageMatching("(?s).*(Expected|Allowed).*")
        .hasMessageMatching("(?s).*(Make one with|Give another file).*");
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    assertThatThrownBy(() -> JmhJson.read(folder.resolve("nowhere.json")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nowhere.json: no such file");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("jmh.json"), content);
  }
}
