package dev.interleave.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.compare.Evidence;
import dev.interleave.report.compare.FixedPairs;
import dev.interleave.report.compare.Judgement;
import dev.interleave.report.compare.Pair;
import dev.interleave.report.compare.Plan;
import dev.interleave.report.compare.ScreenAndConfirm;
import dev.interleave.report.compare.Settings;
import dev.interleave.report.compare.Step;
import dev.interleave.report.compare.Subject;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Run;
import dev.interleave.report.measure.Direction;
import dev.interleave.report.measure.ForkSeries;
import dev.interleave.report.pairing.Compared;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.pairing.PairedForks;
import dev.interleave.report.pairing.PairedSubject;
import dev.interleave.report.stats.SteadyState;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A comparison with a verdict of each kind, in every format. */
class ComparisonReportTest {
  private static final int PAIRS = 30;

  @TempDir private Path temp;

  private static CellKey cell(String name) {
    return new CellKey("pkg.Bench." + name, Map.of());
  }

  /** Forks around 100 ops/s, of which the candidate's are as many times as slow. */
  private static PairedSubject subject(
      String name,
      double slower,
      double noise,
      SteadyState.Verdict steady,
      @Nullable String obstacle) {
    Random random = new Random(name.hashCode());
    List<PairedForks> pairs = new ArrayList<>();
    for (int i = 1; i <= (obstacle == null ? PAIRS : 0); i++) {
      double before = 100 * Math.exp(noise * random.nextGaussian());
      double after = 100 / slower * Math.exp(noise * random.nextGaussian());
      pairs.add(
          new PairedForks(
              i,
              new Pair(before, after),
              fork("baseline/" + name, i, before, SteadyState.Verdict.STEADY),
              fork("candidate/" + name, i, after, steady)));
    }
    return new PairedSubject(
        new Subject("pkg.Bench." + name, "time"),
        cell(name),
        "ops/s",
        Direction.HIGHER,
        pairs,
        obstacle);
  }

  private static ForkSeries fork(
      String side, int number, double value, SteadyState.Verdict steady) {
    return new ForkSeries(
        "%s/%04d.json".formatted(side, number),
        number,
        number,
        List.of(),
        Map.of("thrpt", List.of(value)),
        new SteadyState(0, steady));
  }

  private static Run run(String jar, String sha) {
    return new Run(
        1,
        "2026-01-02T03:04:05Z",
        "",
        7,
        600,
        "",
        jar,
        sha,
        Map.of(),
        List.of(),
        List.of(),
        new Run.Environment(
            "Linux 6", "6.1", "amd64", "a <cpu>", 2, 2, 1L << 33, null, null, "JDK 25", "", "1.37",
            null, false));
  }

  private static ComparedBuilds builds() {
    List<PairedSubject> subjects =
        List.of(
            subject("alike", 1, 0.003, SteadyState.Verdict.STEADY, null),
            subject("noisy", 1, 0.2, SteadyState.Verdict.NEVER, null),
            subject("slower", 1.08, 0.01, SteadyState.Verdict.STEADY, null),
            subject("faster", 0.9, 0.01, SteadyState.Verdict.STEADY, null),
            subject("<odd>&\"", 1, 0, SteadyState.Verdict.STEADY, "the candidate fails: a | b"));
    Map<String, Double> seconds = new LinkedHashMap<>();
    subjects.forEach(subject -> seconds.put(subject.subject().benchmark(), 6.0));
    List<Evidence> evidence = subjects.stream().map(PairedSubject::evidence).toList();
    Step step =
        new FixedPairs(Settings.DEFAULT, FixedPairs.Test.SIGNED_RANK)
            .next(new Plan(seconds, PAIRS * 30.0), evidence, 0);
    List<Judgement> judgements = ((Step.Done) step).judgements();
    List<Compared> compared = new ArrayList<>();
    for (int i = 0; i < subjects.size(); i++) {
      compared.add(new Compared(subjects.get(i), judgements.get(i)));
    }
    Fork failed =
        new Fork(
            9,
            1,
            cell("<odd>&\""),
            Fork.Status.FAILED,
            "a | b",
            null,
            null,
            "",
            2,
            List.of(),
            Map.of(),
            new Fork.Conditions(1.0, 0.1, 0.0, 0.0));
    return new ComparedBuilds(
        run("old.jar", "aaaaaaaaaaaaaaaa"),
        run("new.jar", "bbbbbbbbbbbbbbbb"),
        null,
        "java -jar interleave.jar compare --seed=7",
        new ScreenAndConfirm(Settings.DEFAULT).title(),
        Settings.DEFAULT,
        compared,
        List.of(cell("gone")),
        List.of(cell("fresh")),
        List.of(),
        List.of(failed));
  }

  @Test
  void theTerminalNamesWhatIsUrgentFirstAndAlwaysWithItsInterval() {
    List<String> lines = ComparisonReport.of(builds()).lines();
    assertThat(lines.getFirst())
        .isEqualTo(
            "new.jar against old.jar, 5 comparisons: 1 slower, 1 could not be measured, 1 undecided,"
                + " 1 faster, 1 the same.");
    assertThat(lines.get(2))
        .matches(
            " {2}slower: time is slower, \\+8\\.\\d % \\[\\+\\d\\.\\d, \\+\\d\\.\\d\\] over 30 pairs\\.");
    assertThat(lines.get(3)).contains("could not be measured: the candidate fails: a | b");
    assertThat(lines.get(4))
        .contains("noisy: time is undecided")
        .contains("could have been found: +");
    assertThat(lines.get(5)).contains("faster: time is faster, -10");
    assertThat(lines.get(6)).contains("alike: time is the same within the margin");
    assertThat(String.join("\n", lines))
        .contains("Only the candidate has pkg.Bench.fresh.")
        .contains("Only the baseline has pkg.Bench.gone.")
        .contains("1 fork of the candidate failed")
        .contains("30 of 120 forks of the candidate never got steady")
        .contains("more than 2 %")
        .contains("at most 1.0 %");
  }

  @Test
  void csvHasEverySubjectAndEveryPair() throws IOException {
    ComparisonReport.of(builds()).writeTo(temp);
    List<CSVRecord> verdicts = csv("comparison.csv");
    assertThat(verdicts).hasSize(5);
    assertThat(verdicts.getFirst().get("verdict")).isEqualTo("slower");
    assertThat(Double.parseDouble(verdicts.getFirst().get("ratio"))).isBetween(1.07, 1.09);
    assertThat(verdicts.get(1).get("verdict")).isEqualTo("could-not-measure");
    assertThat(verdicts.get(1).get("ratio")).isEmpty();
    assertThat(csv("comparison-pairs.csv")).hasSize(4 * PAIRS);
  }

  private List<CSVRecord> csv(String name) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = format.parse(new StringReader(Files.readString(temp.resolve(name))))) {
      return parser.getRecords();
    }
  }

  @Test
  void junitXmlTellsACiServerWhatFailed() throws Exception {
    ComparisonReport.of(builds()).writeTo(temp);
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(temp.resolve("comparison.xml").toFile())
            .getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("5");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    NodeList failures = suite.getElementsByTagName("failure");
    assertThat(failures.getLength()).isEqualTo(1);
    assertThat(((Element) failures.item(0)).getAttribute("message"))
        .startsWith("slower: time is slower, +8");
    Element odd = (Element) suite.getElementsByTagName("error").item(0).getParentNode();
    assertThat(odd.getAttribute("classname")).isEqualTo("pkg.Bench.<odd>&\"");
  }

  @Test
  void pageAndMarkdownShowNamesAsTextAndTheCharts() throws IOException {
    ComparisonReport.of(builds()).writeTo(temp);
    String page = Files.readString(temp.resolve("comparison.html"));
    assertThat(page)
        .contains("&lt;odd&gt;")
        .doesNotContain("<odd>")
        .contains("<strong>slower</strong>")
        .contains("compare --seed=7")
        .contains("data:image/png;base64,");
    assertThat(Files.readString(temp.resolve("comparison.md")))
        .startsWith("### new.jar against old.jar, 5 comparisons: 1 slower")
        .contains("**slower**", "a &#124; b", "<details>")
        .doesNotContain("<odd>");
    assertThat(temp.resolve("charts/changes.png")).isNotEmptyFile();
    assertThat(temp.resolve("charts/changes-dark.png")).isNotEmptyFile();
  }
}
