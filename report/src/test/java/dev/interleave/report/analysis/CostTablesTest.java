package dev.interleave.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.interleave.report.CostSamples;
import dev.interleave.report.Samples;
import dev.interleave.report.input.Suite;
import dev.interleave.report.measure.Direction;
import dev.interleave.report.stats.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostTablesTest {
  private static final Findings FINDINGS = CostSamples.findings();

  private static Row row(String model, String metric) {
    return FINDINGS.rows().stream()
        .filter(row -> model.equals(row.key().params().get("model")))
        .filter(row -> row.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCostIsJudgedAsSpeedIsAndHasTheSuitesUnit() {
    Row cpu = row("a", "cpu");
    assertThat(cpu.unit()).isEqualTo("µs/unit");
    assertThat(cpu.direction()).isEqualTo(Direction.LOWER);
    assertThat(cpu.status()).isEqualTo(Status.OK);
    assertThat(cpu.value()).isEqualTo(Interval.of(List.of(10.0, 11.0, 12.0)));
  }

  @Test
  void aCostOfNothingHasAnInterval() {
    Interval cpu = row("c", "cpu").value();
    assertThat(cpu.centre()).isZero();
    assertThat(cpu.low()).isZero();
    assertThat(cpu.high()).isCloseTo(0, within(1e-9));
  }

  @Test
  void aCostWithoutValueSaysWhy() {
    Row queue = row("b", "queue");
    assertThat(queue.status()).isEqualTo(Status.NOT_MEASURED);
    assertThat(queue.status()).hasToString("not-measured");
    assertThat(queue.reason()).isEqualTo("its threads end");
    assertThat(FINDINGS.missing()).as("the cell itself was measured").isEmpty();
  }

  @Test
  void theTableHasTheCellsOfItsFigureAndTheCostsThatAnyHas() {
    CostTable table = FINDINGS.costTables().getFirst();
    assertThat(FINDINGS.costTables()).hasSize(1);
    assertThat(table.title()).isEqualTo("Some work");
    assertThat(table.columns()).extracting(Suite.Cost::metric).containsExactly("cpu", "queue");
    assertThat(table.lines())
        .extracting(CostTable.Line::label)
        .as("fastest first")
        .containsExactly("c", "b", "a");
    CostTable.Line slowest = table.lines().getLast();
    assertThat(slowest.costs())
        .containsExactly(
            java.util.Optional.of(row("a", "cpu")), java.util.Optional.of(row("a", "queue")));
    assertThat(table.lines().getFirst().costs().getLast()).isEmpty();
    assertThat(table.notMeasured())
        .containsExactly("queue of c, b (its threads end)", "server (this work has no server)");
  }

  @Test
  void reasonsAreNoRemarksOnTheCell() {
    assertThat(FINDINGS.headlines())
        .allSatisfy(row -> assertThat(row.notes()).containsExactly("size=7"));
    assertThat(FINDINGS.environment()).containsEntry("size", "7");
    assertThat(FINDINGS.environment().keySet()).noneMatch(name -> name.contains("not-measured"));
  }

  @Test
  void withoutASuiteOrCostsThereIsNoTable() {
    assertThat(Samples.findings("results-small").costTables()).isEmpty();
    assertThat(Samples.findings("fs2-benchmark-excerpt.json").costTables()).isEmpty();
  }
}
