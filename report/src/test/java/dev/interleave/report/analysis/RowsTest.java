package dev.interleave.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.interleave.report.Samples;
import dev.interleave.report.analysis.Row.LimitShare;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Json;
import dev.interleave.report.input.Source;
import dev.interleave.report.input.Suite;
import dev.interleave.report.measure.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowsTest {
  private final Findings findings = Samples.findings("results-small");

  @Test
  void theHeadlineIsTheSuitesMetric() {
    Row row = row("alpha-1", "1000", "units");
    assertThat(row.headline()).isTrue();
    assertThat(row.unit()).isEqualTo("units/s");
    assertThat(row.direction()).isEqualTo(Direction.HIGHER);
    assertThat(row.status()).isEqualTo(Status.OK);
    assertThat(row.notes()).containsExactly("effectiveWorkers=2");
    assertThat(row("alpha-1", "1000", "thrpt").headline()).isFalse();
  }

  @Test
  void theLimitIsWaitsOverlappedAndCoresBusy() {
    // 2 cores over a CPU share of 0.02 allow 100 units at a time: the batch of 1000 is bound by
    // computation, that of 10 by the lone time.
    double lone = row("solo", "1", "units").value().centre();
    assertThat(limit("1000").limit()).isCloseTo(lone * 100, within(1e-6));
    assertThat(limit("10").limit()).isCloseTo(lone * 10, within(1e-6));
    double rate = row("alpha-1", "1000", "units").value().centre();
    assertThat(limit("1000").share().centre()).isCloseTo(rate / (lone * 100), within(1e-9));
    assertThat(limit("1000").share().low()).isBetween(0.9, limit("1000").share().centre());
    assertThat(row("solo", "1", "units").limit()).isNull();
  }

  @Test
  void aShareBeyondTheLimitIsADoubt() {
    Source source = Source.read(Samples.path("results-small"));
    Suite suite = Json.read(Samples.path("results-small/suite.json"), Suite.class);
    List<Suite.Cell> halved =
        suite.cells().stream()
            .map(
                cell ->
                    new Suite.Cell(
                        cell.benchmark(),
                        cell.params(),
                        cell.attributes(),
                        cell.unitsPerBatch(),
                        "limit halved",
                        halved(cell.limit()),
                        cell.priority()))
            .toList();
    Suite wrong =
        new Suite(
            1,
            suite.name(),
            suite.title(),
            suite.metric(),
            suite.axes(),
            suite.series(),
            halved,
            suite.notRun(),
            suite.views(),
            null,
            null,
            List.of(),
            List.of());
    List<Doubt> doubts =
        Analysis.of(
                List.of(
                    new Source(
                        source.path(), wrong, source.run(), source.forks(), source.results())))
            .doubts();
    assertThat(doubts)
        .filteredOn(Doubt.AboveLimit.class::isInstance)
        .extracting(Doubt::message)
        .contains("w1 alpha-1 n=10 reaches 196 % [191, 201] of its limit.");
    assertThat(doubts).filteredOn(Doubt.Noted.class::isInstance).hasSize(1);
  }

  private static Suite.@Nullable Limit halved(Suite.@Nullable Limit limit) {
    return limit == null
        ? null
        : new Suite.Limit(limit.lone(), limit.cpuShare(), Math.max(1, limit.units() / 2));
  }

  @Test
  void allocationIsPerUnitToo() {
    Row batch = row("alpha-1", "1000", "gc.alloc.rate.norm");
    Row unit = row("alpha-1", "1000", "allocation per unit");
    assertThat(unit.unit()).isEqualTo("B/unit");
    assertThat(unit.value().centre() * 1000).isCloseTo(batch.value().centre(), within(1e-3));
  }

  @Test
  void cellsWithoutAValueSayWhy() {
    assertThat(findings.missing())
        .extracting(row -> row.status() + ": " + row.reason())
        .containsExactly(
            "failed: timed out: killed after 60 s",
            "dropped: budget of 600 s is too small",
            "not-run: would need 100 000 threads");
  }

  @Test
  void machineTroubleIsADoubt() {
    Source source = Source.read(Samples.path("results-small"));
    List<Fork> busy =
        source.forks().stream()
            .map(
                fork ->
                    new Fork(
                        fork.index(),
                        fork.round(),
                        fork.cell(),
                        fork.status(),
                        fork.message(),
                        fork.file(),
                        fork.log(),
                        fork.startedAt(),
                        fork.seconds(),
                        fork.warmup(),
                        fork.notes(),
                        new Fork.Conditions(9.0, null, 0.5, 1.0)))
            .toList();
    List<Doubt> doubts =
        Analysis.of(
                List.of(
                    new Source(
                        source.path(), source.suite(), source.run(), busy, source.results())))
            .doubts();
    assertThat(doubts)
        .extracting(Doubt::message)
        .contains(
            "24 forks had to wait for the container's CPU limit, 24 s in all.",
            "The machine of 2 cores was busy: in half of the forks load was 9 or more and tasks"
                + " waited for a processor 50 % of the time or more.");
  }

  private LimitShare limit(String n) {
    LimitShare limit = row("alpha-1", n, "units").limit();
    if (limit == null) {
      throw new AssertionError("no limit at " + n);
    }
    return limit;
  }

  private Row row(String model, String n, String metric) {
    return findings.rows().stream()
        .filter(row -> model.equals(row.key().params().get("model")))
        .filter(row -> n.equals(row.key().params().get("n")))
        .filter(row -> row.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }
}
