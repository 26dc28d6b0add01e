package dev.interleave.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The jar that users run, as the build packed it and as the load generator runs it. */
@Timeout(300)
class WebJarIT {
  private static final Path JAR = Path.of("target", "web.jar").toAbsolutePath();

  private static JsonNode load() throws Exception {
    try (var jar = new JarFile(JAR.toFile());
        InputStream file = jar.getInputStream(jar.getEntry("META-INF/interleave/load.json"))) {
      return JsonMapper.builder().build().readTree(file);
    }
  }

  private static List<String> strings(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  @Test
  void everyServerAnswersEveryRequestAsExpectedAndEndsQuietly() throws Exception {
    JsonNode load = load();
    try (ChildJvm database =
        ChildJvm.start(
            List.of(),
            JAR.toString(),
            load.path("services").path(0).path("mainClass").asText(),
            List.of())) {
      Map<String, String> properties = database.properties();
      assertThat(properties)
          .containsOnlyKeys(
              "interleave.database.host",
              "interleave.database.port",
              "interleave.database.name",
              "interleave.database.user");
      assertThat(load.path("servers")).isNotEmpty();
      for (JsonNode server : load.path("servers")) {
        answersAndEnds(server, load.path("requests"), properties);
      }
      database.closeStandardInput();
      assertThat(database.exitCode()).isZero();
      assertThat(database.errors()).isEmpty();
    }
  }

  private static void answersAndEnds(
      JsonNode description, JsonNode requests, Map<String, String> properties) throws Exception {
    String id = description.path("id").asText();
    List<String> jvmArgs = new ArrayList<>(strings(description.path("jvmArgs")));
    properties.forEach((name, value) -> jvmArgs.add("-D%s=%s".formatted(name, value)));
    try (ChildJvm server =
            ChildJvm.start(
                jvmArgs,
                JAR.toString(),
                description.path("mainClass").asText(),
                strings(description.path("args")));
        HttpClient client = HttpClient.newHttpClient()) {
      int port = server.port();
      for (JsonNode request : requests) {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://127.0.0.1:%d%s".formatted(port, request.path("path").asText())))
                    .version(HttpClient.Version.HTTP_1_1)
                    .method(
                        request.path("method").asText(),
                        request.has("body")
                            ? BodyPublishers.ofString(request.path("body").asText())
                            : BodyPublishers.noBody())
                    .build(),
                BodyHandlers.ofString());
        assertThat(answer.body())
            .as("%s of %s", request.path("id").asText(), id)
            .isEqualTo(request.path("expect").asText());
        assertThat(answer.statusCode()).isEqualTo(200);
      }
      server.closeStandardInput();
      assertThat(server.exitCode()).as("exit code of %s", id).isZero();
      assertThat(server.output() + server.errors()).as("what %s printed", id).isEmpty();
    }
  }
}
