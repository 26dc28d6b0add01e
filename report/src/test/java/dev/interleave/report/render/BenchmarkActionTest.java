package dev.interleave.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.interleave.report.ComparisonSamples;
import dev.interleave.report.Samples;
import dev.interleave.report.input.Json;
import dev.interleave.report.render.comparison.VerdictFiles;
import dev.interleave.report.verdicts.ComparisonFindings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class BenchmarkActionTest {
  private static final String SMALLER = "github-action-benchmark-smaller-is-better.json";
  private static final String BIGGER = "github-action-benchmark-bigger-is-better.json";

  private static List<JsonNode> entries(List<Output> outputs, String file) {
    Output output =
        outputs.stream().filter(one -> one.path().equals(file)).findFirst().orElseThrow();
    String text = new String(output.content(), StandardCharsets.UTF_8);
    JsonNode all = Json.parse(Path.of(file), text, JsonNode.class);
    assertThat(all.isArray()).isTrue();
    return StreamSupport.stream(all.spliterator(), false).toList();
  }

  private static List<String> names(List<JsonNode> entries) {
    return entries.stream().map(entry -> entry.get("name").asText()).toList();
  }

  @Test
  void aRunHasEveryMetricThatIsBetterOneWay() {
    List<Output> outputs =
        Format.ACTION.of(new Material(Samples.findings("results-small"), List.of())).outputs();
    List<JsonNode> bigger = entries(outputs, BIGGER);
    JsonNode first = bigger.getFirst();
    assertThat(first.get("name").asText())
        .startsWith("example.Work.run:workload=w1,")
        .endsWith(" units (thrpt, 1 thread)");
    assertThat(first.get("unit").asText()).isEqualTo("units/s");
    assertThat(first.get("value").asDouble()).isBetween(1935.15, 1935.16);
    assertThat(first.get("range").asText()).isEqualTo("[1 885, 1 987]");
    assertThat(first.get("extra").asText()).isEqualTo("4 forks");
    assertThat(first.propertyStream().map(Map.Entry::getKey))
        .containsExactly("name", "unit", "value", "range", "extra");
    assertThat(names(bigger)).doesNotHaveDuplicates();
    assertThat(names(entries(outputs, SMALLER))).doesNotHaveDuplicates();
    assertThat(bigger).allMatch(entry -> entry.get("unit").asText().endsWith("/s"));
  }

  @Test
  void aComparisonHasTheCandidatesValuesByDirection() {
    List<Output> outputs = VerdictFiles.of(ComparisonFindings.of(ComparisonSamples.everything()));
    assertThat(names(entries(outputs, BIGGER)))
        .containsExactly("example.Queues.poll:size=1000 time");
    List<JsonNode> smaller = entries(outputs, SMALLER);
    assertThat(names(smaller))
        .as("what could not be measured has no value")
        .containsExactly(
            "example.Queues.poll:size=1000 allocation",
            "example.Queues.peek time",
            "example.Queues.take time",
            "example.Queues.put time",
            "example.Queues.clear time",
            "example.Queues.offer:size=1000 time",
            "example.Queues.drain:size=1000 time");
    JsonNode offer = smaller.get(5);
    assertThat(offer.get("unit").asText()).isEqualTo("ns/op");
    assertThat(offer.get("value").asDouble()).isBetween(89.8, 90.0);
    assertThat(offer.get("range").asText()).matches("\\[89\\.\\d, 90\\.\\d]");
    assertThat(offer.get("extra").asText())
        .startsWith("offer size=1000: time is faster, -9.7 % [-10.1, -9.2] over 24 pairs");
  }

  @Test
  void nothingIsAnEmptyList() {
    List<Output> outputs = VerdictFiles.of(ComparisonFindings.of(ComparisonSamples.nothing()));
    assertThat(entries(outputs, SMALLER)).isEmpty();
    assertThat(entries(outputs, BIGGER)).isEmpty();
  }
}
