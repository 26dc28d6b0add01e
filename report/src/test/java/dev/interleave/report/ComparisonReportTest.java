package dev.interleave.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.report.compare.Verdict.Claim;
import dev.interleave.report.io.OutputException;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.pairing.PairedForks;
import dev.interleave.report.verdicts.ComparisonFindings;
import dev.interleave.report.verdicts.VerdictRow;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A comparison with a verdict of each kind, and what is unlike it, in every format. */
class ComparisonReportTest {
  private static final int WIDTH = 100;

  private static final ComparisonReport REPORT =
      ComparisonReport.of(ComparisonSamples.everything());

  /** Drawing takes a second, so that is done once. */
  @TempDir private static Path written;

  @TempDir private Path temp;

  @BeforeAll
  static void write() {
    REPORT.writeTo(written);
  }

  private static String written(String name) throws IOException {
    return Files.readString(written.resolve(name));
  }

  private String written(ComparedBuilds builds, String name) throws IOException {
    ComparisonReport.of(builds).writeTo(temp);
    return Files.readString(temp.resolve(name));
  }

  @Test
  void allThatIsWrittenCanBeRemovedAndNothingElseIs() throws IOException {
    REPORT.writeTo(temp);
    Path own = Files.writeString(temp.resolve("notes.md"), "mine");
    ComparisonReport.deleteFrom(temp);
    try (Stream<Path> files = Files.walk(temp)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(own);
    }
    ComparisonReport.deleteFrom(temp.resolve("nowhere"));
  }

  private static String golden(String name) throws IOException {
    return Files.readString(Samples.path("comparison/" + name));
  }

  @Test
  void linesAreAsCommittedAndFitATerminal() throws IOException {
    assertThat(String.join("\n", REPORT.lines()) + "\n").isEqualTo(golden("lines.txt"));
    assertThat(REPORT.lines()).allMatch(line -> line.length() <= WIDTH);
    assertThat(ComparisonReport.of(ComparisonSamples.many(3, 300, Claim.SLOWER)).lines())
        .allMatch(line -> line.length() <= WIDTH);
  }

  @Test
  void manyThatAreTheSameAreCounted() {
    List<String> lines = ComparisonReport.of(ComparisonSamples.many(41, 0, Claim.SAME)).lines();
    assertThat(lines).contains("41 more are the same within 3 %; comparison.csv has them.");
    assertThat(lines).noneMatch(line -> line.startsWith("m7"));
    assertThat(ComparisonReport.of(ComparisonSamples.many(40, 0, Claim.SAME)).lines())
        .anyMatch(line -> line.startsWith("m7 "));
  }

  @Test
  void summaryIsAsCommitted() throws IOException {
    assertThat(written("comparison.md"))
        .isEqualTo(golden("comparison.md"))
        .doesNotContain("<odd>", "[a](", "@x");
  }

  @Test
  void csvHasEverySubjectWithItsRawNumbers() throws IOException {
    List<CSVRecord> records = csv(written("comparison.csv"));
    List<VerdictRow> rows = REPORT.findings().rows();
    assertThat(records).hasSameSizeAs(rows);
    IntStream.range(0, rows.size()).forEach(i -> sameAs(records.get(i), rows.get(i)));
    assertThat(records.getFirst().toMap())
        .containsEntry("benchmark", "example.Queues.poll:size=1000")
        .containsEntry("metric", "allocation")
        .containsEntry("better", "lower")
        .containsEntry("verdict", "slower")
        .containsEntry("pairs", "40")
        .containsEntry("tested_pairs", "32");
    assertThat(records.get(2).toMap())
        .containsEntry("verdict", "could-not-measure")
        .containsEntry("ratio", "")
        .containsEntry("baseline", "");
    assertThat(records.get(2).get("reason")).startsWith("the candidate crashes: SIGSEGV");
    assertThat(records.get(5).get("smallest_findable")).isEqualTo("Infinity");
    assertThat(records.get(6).toMap())
        .containsEntry("baseline_unsteady", "5")
        .containsEntry("candidate_unsteady", "0")
        .containsEntry("candidate_stolen", "4")
        .containsEntry("candidate_throttled", "1");
  }

  private static void sameAs(CSVRecord record, VerdictRow row) {
    same(record, "ratio", row.ratio().centre());
    same(record, "low", row.ratio().low());
    same(record, "high", row.ratio().high());
    same(record, "smallest_findable", row.smallest());
    same(record, "baseline", row.baseline());
    same(record, "candidate", row.candidate());
    assertThat(record.get("verdict")).isEqualTo(row.kind().id());
  }

  private static void same(CSVRecord record, String column, double value) {
    String text = record.get(column);
    assertThat(text.isEmpty() ? Double.NaN : Double.parseDouble(text))
        .as(column)
        .isEqualTo(Double.valueOf(value));
  }

  @Test
  void pairsCsvHasEveryPairAsItWasMeasured() throws IOException {
    List<CSVRecord> records = csv(written("comparison-pairs.csv"));
    List<PairedForks> pairs =
        REPORT.findings().rows().stream()
            .flatMap(row -> row.compared().subject().pairs().stream())
            .toList();
    assertThat(records).hasSameSizeAs(pairs).hasSize(204);
    for (int i = 0; i < pairs.size(); i++) {
      CSVRecord record = records.get(i);
      double before = Double.parseDouble(record.get("baseline"));
      double after = Double.parseDouble(record.get("candidate"));
      assertThat(before).isEqualTo(pairs.get(i).values().baseline());
      assertThat(after).isEqualTo(pairs.get(i).values().candidate());
      boolean rate =
          record.get("benchmark").contains("poll") && record.get("metric").equals("time");
      assertThat(Double.parseDouble(record.get("log_ratio")))
          .isEqualTo((rate ? -1 : 1) * Math.log(after / before), Offset.offset(1e-9));
      assertThat(record.get("candidate_file")).isEqualTo(pairs.get(i).candidate().file());
    }
    assertThat(records.getFirst().get("tested")).isEqualTo("false");
    assertThat(records.get(8).get("tested")).isEqualTo("true");
    assertThat(records)
        .filteredOn(record -> record.get("baseline_flags").equals("never steady; steal"))
        .hasSize(1);
  }

  private static List<CSVRecord> csv(String text) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = format.parse(new StringReader(text))) {
      return parser.getRecords();
    }
  }

  @Test
  void junitXmlIsAsCommittedAndOfTheCommonShape() throws Exception {
    ComparisonReport.of(ComparisonSamples.nothing()).writeTo(temp);
    Validator validator =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(Samples.path("comparison/junit.xsd").toFile())
            .newValidator();
    for (Path folder : List.of(temp, written)) {
      validator.validate(new StreamSource(folder.resolve("comparison.xml").toFile()));
    }
    assertThat(written("comparison.xml")).isEqualTo(golden("comparison.xml"));
  }

  @Test
  void junitXmlTellsACiServerWhatFailed() throws Exception {
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(written.resolve("comparison.xml").toFile())
            .getDocumentElement();
    assertThat(suite.getAttribute("tests")).as("nine, and three in one build").isEqualTo("12");
    for (String kind : List.of("failure", "error", "skipped")) {
      String counted = suite.getAttribute(kind.equals("skipped") ? kind : kind + "s");
      NodeList elements = suite.getElementsByTagName(kind);
      assertThat(elements.getLength()).as(kind).isEqualTo(Integer.parseInt(counted)).isPositive();
    }
    Element odd = (Element) suite.getElementsByTagName("error").item(0).getParentNode();
    assertThat(odd.getAttribute("name"))
        .isEqualTo(ComparisonSamples.ODD.replace('\u0001', '\uFFFD') + " time");
    NodeList cases = suite.getElementsByTagName("testcase");
    double seconds =
        IntStream.range(0, cases.getLength())
            .mapToDouble(i -> Double.parseDouble(((Element) cases.item(i)).getAttribute("time")))
            .sum();
    assertThat(seconds).isEqualTo(Double.parseDouble(suite.getAttribute("time")));
  }

  @Test
  void pageIsWholeAndNeedsNoNetwork() throws IOException {
    String page = written("comparison.html");
    assertThat(page)
        .contains("<strong>new.jar against old.jar, 9 comparisons: 2 slower")
        .contains("<td class=\"param slower\">slower</td>")
        .contains("it looked different at first, and fresh pairs did not confirm it")
        .contains("no time to confirm it", "allow a larger budget", "reaches beyond the margin")
        .contains("5 of the baseline's forks")
        .contains("Only in the candidate", "fresh size=2", "Only in the baseline", "gone")
        .contains("6 reasons to look twice", "No fork is left out")
        .contains("<td class=\"differs\">JDK 24</td><td class=\"differs\">JDK 25</td>")
        .contains("<td colspan=\"2\">a &lt;cpu&gt;</td>")
        .contains("--candidate new.jar --seed=7", "docs/verdicts.md", "“screen, then confirm”")
        .contains("&lt;odd&gt;")
        .doesNotContain("<odd>", "\"http", "<script", "<link");
    assertThat(page.split("<source media=\"\\(prefers-color-scheme: dark\\)\"", -1))
        .as("a picture of all changes and one for each of seven suspects")
        .hasSize(1 + 1 + 7);
  }

  @Test
  void writesEveryFile() throws IOException {
    try (var files = Files.walk(written)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .contains(
              "comparison.html",
              "comparison.md",
              "comparison.csv",
              "comparison-pairs.csv",
              "comparison.xml",
              "github-action-benchmark-bigger-is-better.json",
              "github-action-benchmark-smaller-is-better.json",
              "changes.png",
              "changes-dark.png",
              "pairs-07-dark.png")
          .hasSize(7 + 2 * 8);
    }
  }

  @Test
  void nothingComparedIsSaidInEveryFormat() throws IOException {
    ComparedBuilds nothing = ComparisonSamples.nothing();
    assertThat(ComparisonReport.of(nothing).lines())
        .startsWith("same.jar against same.jar: nothing was compared.")
        .anyMatch(line -> line.startsWith("! Both jars are the same, byte for byte (A/A)."));
    assertThat(written(nothing, "comparison.md")).contains("nothing was compared");
    assertThat(written(nothing, "comparison.html"))
        .contains("nothing was compared", "1 reason to look twice")
        .doesNotContain("<img", "Verdicts</h2>");
    assertThat(csv(written(nothing, "comparison.csv"))).isEmpty();
    assertThat(csv(written(nothing, "comparison-pairs.csv"))).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithAFolder() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    assertThatThrownBy(() -> REPORT.writeTo(file))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("Choose a folder");
  }

  @Test
  void findingsAreComputedOnceForAllFormats() {
    assertThat(REPORT.findings()).isEqualTo(ComparisonFindings.of(ComparisonSamples.everything()));
  }
}
