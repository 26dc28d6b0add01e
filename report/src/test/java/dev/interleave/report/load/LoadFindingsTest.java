package dev.interleave.report.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.report.LoadSamples;
import dev.interleave.report.input.Json;
import dev.interleave.report.load.LoadRow.Status;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LoadFindingsTest {
  private final LoadFindings findings = LoadFindings.of(LoadSamples.everything());

  private LoadRow row(String server) {
    return findings.rows().stream()
        .filter(row -> row.server().id().equals(server) && row.request().id().equals("json"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRowHasTheRateOverRoundsAndTheTailAtThatRate() {
    LoadRow row = row("a");
    assertThat(row.status()).isEqualTo(Status.OK);
    assertThat(row.rate().centre()).isCloseTo(12_250, Percentage.withPercentage(0.1));
    assertThat(row.rate().known()).isTrue();
    assertThat(row.rate().forks()).isEqualTo(4);
    assertThat(row.tail().centre()).isCloseTo(0.008, Percentage.withPercentage(0.1));
    assertThat(row.times().size()).isEqualTo(4000);
    assertThat(row.times().percentile(50)).isCloseTo(0.004, Percentage.withPercentage(0.1));
    assertThat(row.serverCpu().centre()).isCloseTo(50e-6, Percentage.withPercentage(0.1));
    assertThat(row.generatorCpu().centre()).isCloseTo(12e-6, Percentage.withPercentage(0.1));
    assertThat(row.wrkRate().centre()).isCloseTo(1.3 * 12_250, Percentage.withPercentage(0.1));
    assertThat(row.errors().all()).isEqualTo(4);
  }

  @Test
  void whatWasNotMeasuredHasAReason() {
    assertThat(row("d").status()).isEqualTo(Status.FAILED);
    assertThat(row("d").failure()).isEqualTo("the server ended with exit code 3");
    assertThat(findings.rows()).filteredOn(row -> row.status() == Status.NOT_RUN).hasSize(4);
    assertThat(findings.failures()).hasSize(5);
  }

  @Test
  void serversWhoseIntervalsOverlapAreNotTakenApart() {
    LoadAnswer answer = findings.answers().getFirst();
    assertThat(answer.lead())
        .startsWith("2 servers can't be told apart: Server b: 12 730 [")
        .contains("; Server a: 12 250 [12 ");
    assertThat(answer.details())
        .hasSize(2)
        .anySatisfy(
            detail ->
                assertThat(detail)
                    .startsWith("Server c: at least 6 120 [6 020, 6 230] requests/s")
                    .containsPattern("Server b is 2\\.\\d+x \\[1\\.8\\d, 2\\.\\d+] that"))
        .contains("Server d: could not be measured: the server ended with exit code 3");
    assertThat(findings.answers().getLast().lead()).isEqualTo("no server was measured");
  }

  @Test
  void aDifferenceIsSaidWithItsInterval() {
    List<LoadFork> forks = LoadSamples.everything().forks();
    LoadFindings two =
        LoadFindings.of(
            LoadSamples.results(
                LoadSamples.SEARCH,
                forks.stream().filter(fork -> !fork.server().equals("b")).toList(),
                "a",
                "c"));
    assertThat(two.answers().getFirst().lead())
        .containsPattern(
            "Server a keeps p99 within 10 ms up to 12 250 \\[.*] requests/s, 2\\.0\\dx \\[1\\.9\\d, 2\\.0\\d] the figure of Server c, the next");
  }

  @Test
  void tooFewRoundsGiveNoClaim() {
    LoadFindings once =
        LoadFindings.of(
            LoadSamples.results(
                LoadSamples.SEARCH,
                List.of(LoadSamples.fork(1, "a", 9000, 0.1), LoadSamples.fork(1, "b", 3000, 0.1)),
                "a",
                "b"));
    assertThat(once.answers().getFirst().lead())
        .isEqualTo(
            "too few rounds to tell 2 servers apart, which takes 3 of each: Server a: 9 000 requests/s; Server b: 3 000 requests/s");
    assertThat(once.doubts())
        .anyMatch(doubt -> doubt.message().contains("Fewer than 3 rounds, so no interval: a/json"));
  }

  @Test
  void atOneRateTheShorterTailIsInFront() {
    LoadFindings one = LoadFindings.of(LoadSamples.atOneRate());
    assertThat(one.answers().getFirst().lead())
        .containsPattern(
            "Server a answers within 2\\.\\d+ \\[.*] ms \\(p99\\), 0\\.5\\d+x \\[.*] the figure of Server b, the next");
    assertThat(one.rows().getFirst().status()).isEqualTo(Status.OK);
  }

  @Test
  void aGeneratorThatCouldNotKeepUpIsADoubtAndNoVerdictOnTheServer() {
    assertThat(row("c").limitedByGenerator()).isEqualTo(4);
    assertThat(row("a").limitedByGenerator()).isZero();
    assertThat(findings.doubts())
        .anyMatch(
            doubt ->
                doubt
                    .message()
                    .contains("generator could not keep up beyond the highest rate of c/json:"))
        .anyMatch(doubt -> doubt.message().contains("share 2 cores"))
        .anyMatch(
            doubt ->
                doubt.message().contains("no right answer")
                    && doubt.advice().contains("timeout of 1000 ms"));
  }

  @Test
  void aRateIsKeptWhereTheQuantileIsWithinTheBound() {
    assertThat(LoadProbe.of(LoadSamples.sample(1, 9.9, 0), LoadSamples.SEARCH).kept()).isTrue();
    assertThat(LoadProbe.of(LoadSamples.sample(1, 10.1, 0), LoadSamples.SEARCH).kept()).isFalse();
  }

  @Test
  void theGeneratorIsLateWhereTheBoundWouldBeKeptWithoutThat() {
    assertThat(LoadProbe.of(LoadSamples.sample(1, 11, 2.4), LoadSamples.SEARCH).late()).isFalse();
    assertThat(LoadProbe.of(LoadSamples.sample(1, 11, 2.6), LoadSamples.SEARCH).late()).isTrue();
    assertThat(LoadProbe.of(LoadSamples.sample(1, 60, 4), LoadSamples.SEARCH).late()).isFalse();
    assertThat(LoadProbe.of(LoadSamples.sample(1, 60, 55), LoadSamples.SEARCH).late()).isTrue();
  }

  @Test
  void aCurveHasTheMiddleOfTheProbesNearARate() {
    LoadCurve curve = findings.curves(new LoadTarget("json", "GET /json")).getFirst();
    assertThat(curve.points()).isSortedAccordingTo((a, b) -> Double.compare(a.rate(), b.rate()));
    assertThat(curve.points()).hasSizeBetween(4, 6);
    assertThat(curve.points().getFirst().rate())
        .isCloseTo(12_250 / 4.0, Percentage.withPercentage(0.1));
    assertThat(curve.points().getFirst().seconds())
        .isCloseTo(0.001, Percentage.withPercentage(0.5));
  }

  @Test
  void resultsSurviveTheirFile() {
    LoadResults results = LoadSamples.everything();
    LoadResults read = Json.parse(Path.of("load.json"), Json.pretty(results), LoadResults.class);
    assertThat(read).isEqualTo(results);
  }

  @Test
  void histogramsSurviveTheirText() {
    Latencies some = Latencies.none();
    some.add(1_500);
    some.add(2_000_000);
    some.add(Long.MAX_VALUE);
    Latencies read = Latencies.decoded(some.encoded());
    assertThat(read.size()).isEqualTo(3);
    assertThat(read.percentile(0)).isEqualTo(1e-6);
    assertThat(read.percentile(50)).isCloseTo(0.002, Percentage.withPercentage(0.1));
    assertThat(read.max()).isCloseTo(600, Percentage.withPercentage(0.1));
    assertThat(Latencies.none().percentile(99)).isNaN();
    assertThatThrownBy(() -> Latencies.decoded("bm90IG9uZQ=="))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not an HdrHistogram");
  }
}
