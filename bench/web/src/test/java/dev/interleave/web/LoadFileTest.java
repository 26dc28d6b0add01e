package dev.interleave.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.interleave.web.server.ServerKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the build wrote into the jar, as a load generator reads it. */
class LoadFileTest {
  private final JsonNode load = read();

  private static JsonNode read() {
    try (InputStream file =
        Objects.requireNonNull(
            LoadFileTest.class.getResourceAsStream("/META-INF/interleave/load.json"))) {
      return JsonMapper.builder().build().readTree(file);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void listsEveryServerAndHowToStartIt() {
    assertThat(load.path("schema").asInt()).isEqualTo(1);
    assertThat(load.path("servers").findValuesAsText("id"))
        .isEqualTo(Arrays.stream(ServerKind.values()).map(ServerKind::id).toList());
    for (JsonNode server : load.path("servers")) {
      assertThat(server.path("title").asText()).isNotBlank();
      assertThat(server.path("mainClass").asText()).isEqualTo("dev.interleave.web.Serve");
      assertThat(server.path("args").path(0).asText()).isEqualTo(server.path("id").asText());
      assertThat(server.path("jvmArgs")).extracting(JsonNode::asText).contains("-Xmx512m");
    }
  }

  @Test
  void listsRequestsWithTheirAnswers() {
    assertThat(load.path("requests").findValuesAsText("id"))
        .containsExactly("json", "wait", "compute", "order", "sum");
    JsonNode json = load.path("requests").path(0);
    assertThat(json.path("path").asText()).isEqualTo("/json");
    assertThat(json.path("method").asText()).isEqualTo("GET");
    assertThat(json.path("expect").asText()).isEqualTo("{\"message\":\"Hello, World!\"}");
    assertThat(json.has("body") || json.has("needs")).isFalse();
    assertThat(load.path("requests").path(4).path("body").asText()).startsWith("[1,2,3");
  }

  @Test
  void whatARequestNeedsIsAService() {
    assertThat(load.path("requests").findValuesAsText("needs")).containsExactly("database");
    assertThat(load.path("services").findValuesAsText("id")).containsExactly("database");
    assertThat(load.path("services").path(0).path("mainClass").asText())
        .isEqualTo("dev.interleave.web.DatabaseMain");
  }
}
