package dev.interleave.report.render.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.LoadReport;
import dev.interleave.report.LoadSamples;
import dev.interleave.report.load.LoadFindings;
import dev.interleave.report.load.LoadResults;
import dev.interleave.report.render.Output;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadFilesTest {
  @TempDir private Path folder;

  private static String content(LoadResults results, String path) {
    return LoadFiles.of(LoadFindings.of(results)).stream()
        .filter(output -> output.path().equals(path))
        .map(Output::content)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }

  private static String golden(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(LoadFilesTest.class.getResourceAsStream("/load/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void csvHasARowForEachServerAndRequest() throws IOException {
    assertThat(content(LoadSamples.everything(), "load.csv")).isEqualTo(golden("load.csv"));
  }

  @Test
  void markdownHasSentencesAndATableForEachRequest() throws IOException {
    assertThat(content(LoadSamples.everything(), "load.md")).isEqualTo(golden("load.md"));
  }

  @Test
  void atOneRateThereIsNoRateToFind() {
    String text = content(LoadSamples.atOneRate(), "load.md");
    assertThat(text)
        .contains("The rate is 1 000 requests/s.", "wrk is not on the PATH")
        .contains("| server | p50 ms | p90 ms |");
    assertThat(content(LoadSamples.atOneRate(), "load.csv")).contains("a,json,ok,3,1000.0,,,");
  }

  @Test
  void thePageIsWholeAndEscapesWhatOthersWrote() {
    LoadResults results =
        LoadSamples.results(
            LoadSamples.SEARCH,
            List.of(LoadSamples.failed(1, "a", "json", "<b>\"no\" & never</b>")),
            "a");
    assertThat(content(results, "load.html")).contains("&lt;b&gt;").doesNotContain("<b>\"no");
    assertThat(content(LoadSamples.everything(), "load.html"))
        .contains("src=\"data:image/png;base64,", "can't be told apart", "</html>");
  }

  @Test
  void aTerminalGetsNoLongLines() {
    List<String> lines = LoadReport.of(LoadSamples.everything()).lines();
    assertThat(lines)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110))
        .as("an interval is whole")
        .anyMatch(line -> line.contains("12 730 [11 370, 14 250]"))
        .anyMatch(line -> line.contains("limited by the generator"))
        .anyMatch(line -> line.contains("closed loop"));
  }

  @Test
  void allThatIsWrittenIsRemovedAgain() throws IOException {
    LoadReport.of(LoadSamples.everything()).writeTo(folder);
    Path foreign = Files.writeString(folder.resolve("notes.txt"), "mine");
    assertThat(folder.resolve("charts/rate-01-dark.png")).isNotEmptyFile();
    LoadReport.deleteFrom(folder);
    try (Stream<Path> left = Files.walk(folder).filter(Files::isRegularFile)) {
      assertThat(left).containsExactly(foreign);
    }
  }
}
