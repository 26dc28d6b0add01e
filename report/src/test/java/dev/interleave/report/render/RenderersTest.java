package dev.interleave.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.Samples;
import dev.interleave.report.analysis.Analysis;
import dev.interleave.report.analysis.Findings;
import dev.interleave.report.input.Source;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderersTest {
  private static final Material SMALL = Material.of(Samples.findings("results-small"));

  @TempDir Path folder;

  @Test
  void resultsHaveARowForEveryCellAndMetric() throws IOException {
    List<CSVRecord> records = csv(text(Format.RESULTS, SMALL));
    assertThat(records).hasSize(5 * 5 + 3);
    CSVRecord first = records.getFirst();
    assertThat(first.toMap())
        .containsEntry("benchmark", "example.Work.run")
        .containsEntry("workload", "w1")
        .containsEntry("model", "alpha-1")
        .containsEntry("n", "10")
        .containsEntry("metric", "units")
        .containsEntry("headline", "true")
        .containsEntry("forks", "4")
        .containsEntry("unit", "units/s")
        .containsEntry("direction", "higher")
        .containsEntry("status", "ok");
    assertThat(first.get("value")).startsWith("1935.15");
    assertThat(first.get("low")).startsWith("1884.77");
    assertThat(first.get("high")).startsWith("1986.88");
    assertThat(first.get("limit_share")).startsWith("0.98027");
    CSVRecord failed = records.get(25);
    assertThat(failed.get("status")).isEqualTo("failed");
    assertThat(failed.get("value")).isEmpty();
    assertThat(failed.get("reason")).isEqualTo("timed out: killed after 60 s");
  }

  @Test
  void rawHasARowForEveryIteration() throws IOException {
    List<CSVRecord> records = csv(text(Format.RAW, SMALL));
    // Five cells, four forks, two warm-up iterations and four of each of four metrics.
    assertThat(records).hasSize(5 * 4 * (2 + 4 * 4));
    assertThat(records.getFirst().toMap())
        .containsEntry("phase", "warmup")
        .containsEntry("iteration", "1")
        .containsEntry("round", "1")
        .containsEntry("counted", "false")
        .containsEntry("metric", "thrpt")
        .containsEntry("unit", "ops/s");
    assertThat(records)
        .filteredOn(record -> record.get("phase").equals("measurement"))
        .filteredOn(record -> record.get("counted").equals("false"))
        .as("the first iteration of the fork that was still warming up, of each metric")
        .hasSize(4);
    assertThat(records).filteredOn(record -> record.get("fork_steady").equals("never")).hasSize(18);
  }

  @Test
  void summaryIsAsCommitted() throws IOException {
    assertThat(text(Format.SUMMARY, SMALL))
        .isEqualTo(Files.readString(Samples.path("results-small.summary.md")));
  }

  @Test
  void pageIsWholeAndNeedsNoNetwork() {
    String page = text(Format.PAGE, SMALL);
    assertThat(page)
        .contains("<title>Which model for which work</title>")
        .contains("<strong>Waiting work, 1000 at once</strong>")
        .contains("96\u00a0% [94,\u00a097] of the limit")
        .contains("<source media=\"(prefers-color-scheme: dark)\" srcset=\"data:image/png;base64,")
        .contains("alt=\"Waiting work, 1000 at once, units/s. alpha-1:")
        .contains("<th scope=\"col\">model</th>")
        .contains("budget of 600 s is too small")
        .contains("java -jar example.jar '^example\\.Work\\.run$' -p workload=w1")
        .contains("Measured on a virtual machine (KVM).")
        .contains("Example CPU 3 GHz")
        .doesNotContain("http://", "https://", "<script", "<link");
  }

  @Test
  void hostileNamesStayText() throws IOException {
    Path file = folder.resolve("jmh.json");
    Files.writeString(
        file,
        """
        [{"benchmark": "p.C.m", "mode": "thrpt",
          "params": {"=a": "=1+cmd|' /C calc'!A0", "value": "-7", "at": "@x",
            "html": "<img src=x onerror=alert(1)>", "md": "[a](http://e.org) @user #1 `x` |",
            "quote": "a, \\"b\\""},
          "primaryMetric": {"scoreUnit": "ops/s", "rawData": [[1], [2], [3]]}},
         {"benchmark": "p.C.n", "mode": "thrpt",
          "params": {"html": "</script><b>", "tab": "\\t=1", "plus": "+1e3"},
          "primaryMetric": {"scoreUnit": "ops/s", "rawData": [[1], [2], [3]]}}]
        """);
    Findings findings = Analysis.of(List.of(Source.read(file)));
    Material material = new Material(findings, List.of());
    for (Format format : List.of(Format.RESULTS, Format.RAW)) {
      CSVRecord record = csv(text(format, material)).getFirst();
      assertThat(record.get("'=a")).isEqualTo("'=1+cmd|' /C calc'!A0");
      assertThat(record.get("param_value")).isEqualTo("-7");
      assertThat(record.get("at")).isEqualTo("'@x");
      assertThat(record.get("quote")).isEqualTo("a, \"b\"");
      CSVRecord last = csv(text(format, material)).getLast();
      assertThat(last.get("tab")).isEqualTo("'\t=1");
      assertThat(last.get("plus")).isEqualTo("+1e3");
    }
    String page = text(Format.PAGE, material);
    assertThat(page).doesNotContain("<img src=x", "<b>").contains("&lt;img src=x onerror");
    String summary = text(Format.SUMMARY, material);
    assertThat(summary)
        .doesNotContain("<img", "<b>", "[a](", "http://", "@user", "#1 ")
        .contains("&#60;img src=x", "\\[a\\](http&#58;//e.org) &#64;user &#35;1 \\`x\\` &#124;");
  }

  @Test
  void commandsAreQuotedForAShell() throws IOException {
    Path file = folder.resolve("jmh.json");
    Files.writeString(
        file,
        """
        [{"benchmark": "p.C.m", "mode": "avgt", "threads": 4, "params": {"a": "it's; rm -rf /", "b": "2"},
          "primaryMetric": {"scoreUnit": "ns/op", "rawData": [[1]]}}]
        """);
    Findings findings = Analysis.of(List.of(Source.read(file)));
    assertThat(Command.of(findings, findings.headlines().getFirst()))
        .isEqualTo(
            "java -jar benchmarks.jar '^p\\.C\\.m$' -p 'a=it'\\''s; rm -rf /' -p b=2 -bm avgt -t 4 -f 3");
  }

  @Test
  void foreignResultsGiveEveryOutput() throws IOException {
    Material material =
        Material.of(Samples.findings("fs2-benchmark-excerpt.json", "java-benchmarks-excerpt.json"));
    assertThat(csv(text(Format.RESULTS, material))).hasSize(3 + 14 + 6);
    assertThat(text(Format.SUMMARY, material))
        .contains("- **Benchmarks:** listParJoin2 is fastest at 60.6 \\[50.9, 72.2\\] ops/s");
    assertThat(Stream.of(Format.values()).flatMap(format -> format.of(material).outputs().stream()))
        .extracting(Output::path)
        .contains("report.html", "charts/01-benchmarks.png", "charts/forks.png")
        .doesNotHaveDuplicates();
  }

  private static String text(Format format, Material material) {
    return new String(format.of(material).outputs().getFirst().content(), StandardCharsets.UTF_8);
  }

  private static List<CSVRecord> csv(String text) throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(text))
        .getRecords();
  }
}
