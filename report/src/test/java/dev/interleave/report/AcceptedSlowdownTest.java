package dev.interleave.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.accept.Acceptance;
import dev.interleave.report.accept.Acceptances;
import dev.interleave.report.accept.Judged;
import dev.interleave.report.compare.Subject;
import dev.interleave.report.compare.Verdict.Claim;
import dev.interleave.report.stats.Interval;
import dev.interleave.report.verdicts.Kind;
import dev.interleave.report.verdicts.VerdictRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One slowdown within what was accepted, one beyond, and acceptances of no use, in every format.
 */
class AcceptedSlowdownTest {
  private static final String POLL = "example.Queues.poll:size=1000";

  private static final ComparisonReport REPORT =
      ComparisonReport.of(
          ComparisonSamples.everything(),
          new Acceptances(
              "accepted.csv",
              List.of(
                  accepted(POLL, "time", 1.09),
                  accepted(POLL, "allocation", 1.3),
                  accepted("example.Queues.drain:size=1000", "time", 1.2),
                  accepted("example.Queues.clear", "time", 1.2),
                  accepted("example.Queues.gone", "time", 1.2))));

  @TempDir private static Path written;

  private static Acceptance accepted(String benchmark, String metric, double ratio) {
    return new Acceptance(
        new Subject(benchmark, metric),
        ratio,
        "",
        "",
        LocalDate.of(2026, 1, 2),
        "it <checks> more");
  }

  @BeforeAll
  static void write() {
    REPORT.writeTo(written);
  }

  private static String written(String name) throws IOException {
    return Files.readString(written.resolve(name));
  }

  @Test
  void onlyWhatIsBeyondIsSlower() {
    assertThat(REPORT.findings().of(Kind.SLOWER))
        .extracting(VerdictRow::metric)
        .containsExactly("allocation");
    assertThat(REPORT.findings().of(Kind.SLOWER_ACCEPTED))
        .extracting(VerdictRow::metric)
        .containsExactly("time");
    assertThat(REPORT.findings().headline())
        .contains("1 slower (+31.00 % [+30.99, +31.00])", "1 slower as accepted (+8.3 % ");
  }

  @Test
  void whereAllIsAcceptedTheHeadlineSaysSo() {
    Acceptances all =
        new Acceptances("accepted.csv", List.of(accepted("example.Queues.m0", "time", 1.3)));
    assertThat(
            ComparisonReport.of(ComparisonSamples.many(1, 0, Claim.SLOWER), all)
                .findings()
                .headline())
        .contains("nothing was found to be slower beyond what was accepted, 1 slower as accepted");
  }

  @Test
  void theTerminalGivesBoundReasonAndWhatIsOfNoUse() {
    assertThat(String.join("\n", REPORT.lines()))
        .containsPattern("poll size=1000 +time +slower as accepted +\\+8.3 %")
        .contains(
            "    up to +9.0 % accepted on 2026-01-02: it <checks> more",
            "    more than the +30.0 % accepted on 2026-01-02: it <checks> more",
            "! 1 line of accepted.csv can be removed, as what was accepted is not slower: drain",
            "! 1 line of accepted.csv found no such benchmark and metric",
            "in this comparison: example.Queues.gone")
        .doesNotContain("clear time");
    assertThat(REPORT.lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void everyFileTellsTheTwoApart() throws IOException {
    assertThat(written("comparison.md"))
        .contains(
            "| pairs | accepted |",
            "| **slower** | +31.00 %",
            "| more than the +30.0 % accepted on 2026-01-02: it &#60;checks&#62; more |",
            "| slower as accepted | +8.3 %",
            "| up to +9.0 % accepted on");
    assertThat(written("comparison.html"))
        .contains(
            "<td class=\"param slower-accepted\">slower as accepted</td>",
            "up to +9.0 % accepted on 2026-01-02: it &lt;checks&gt; more");
    assertThat(written("comparison.xml"))
        .contains("failures=\"1\"", "skipped=\"8\"")
        .containsPattern(
            "name=\"poll:size=1000 time\" time=\"100.000\"><skipped message=\"[^\"]+up to \\+9.0 %")
        .containsPattern(
            "name=\"poll:size=1000 allocation\"[^>]+><failure message=\"[^\"]+more than the");
  }

  @Test
  void theCsvReadsBackForTheNextAcceptance() {
    List<Judged> judged = Judged.read(written.resolve("comparison.csv"));
    assertThat(judged).hasSameSizeAs(REPORT.findings().rows());
    assertThat(judged.stream().filter(Judged::isSlower))
        .extracting(one -> one.subject().metric() + " " + one.verdict())
        .containsExactly("allocation slower", "time slower-accepted");
    for (int i = 0; i < judged.size(); i++) {
      VerdictRow row = REPORT.findings().rows().get(i);
      Interval ratio = row.ratio();
      assertThat(judged.get(i).ratio())
          .isEqualTo(new Interval(ratio.centre(), ratio.low(), ratio.high(), 0));
      assertThat(judged.get(i).name()).isEqualTo(row.name());
    }
  }
}
