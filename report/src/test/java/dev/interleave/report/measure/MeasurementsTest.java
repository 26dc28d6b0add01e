package dev.interleave.report.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.Samples;
import dev.interleave.report.input.Source;
import dev.interleave.report.stats.SteadyState.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementsTest {
  @TempDir Path folder;

  @Test
  void gathersTheForksOfACellFromManyFiles() {
    List<Measurement> measurements =
        Measurements.of(List.of(Source.read(Samples.path("results-small"))));
    assertThat(measurements).hasSize(5).allSatisfy(cell -> assertThat(cell.forks()).hasSize(4));
    Measurement drifting = find(measurements, "alpha-2", "10");
    assertThat(drifting.forks().stream().map(fork -> fork.steady().verdict()))
        .containsOnlyOnce(Verdict.NEVER);
    Measurement warming = find(measurements, "alpha-1", "10");
    ForkSeries late = warming.forks().get(1);
    assertThat(late.round()).isEqualTo(2);
    assertThat(late.warmup()).hasSize(2);
    assertThat(late.counts(0)).isFalse();
    assertThat(late.counts(1)).isTrue();
    assertThat(late.value("thrpt"))
        .isEqualTo(
            late.iterations().getOrDefault("thrpt", List.of()).stream()
                .skip(1)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow());
  }

  @Test
  void aCounterOfEventsIsAMeanAndNotJmhsSum() {
    List<Measurement> measurements =
        Measurements.of(List.of(Source.read(Samples.path("results-small"))));
    assertThat(measurements.getFirst().forkValues("effectiveWorkers"))
        .containsExactly(2.0, 2.0, 2.0, 2.0);
  }

  @Test
  void keepsModesApart() throws IOException {
    Path file = folder.resolve("modes.json");
    Files.writeString(
        file,
        """
        [{"benchmark": "p.C.m", "mode": "thrpt", "primaryMetric":
            {"scoreUnit": "ops/s", "rawData": [[1, 2], [3, "NaN"]]}},
         {"benchmark": "p.C.m", "mode": "avgt", "primaryMetric":
            {"scoreUnit": "s/op", "rawData": [[0.5]]}}]
        """);
    List<Measurement> measurements = Measurements.of(List.of(Source.read(file)));
    assertThat(measurements).extracting(Measurement::primary).containsExactly("thrpt", "avgt");
    assertThat(measurements.getFirst().forkValues("thrpt")).containsExactly(1.5, 3.0);
  }

  @Test
  void unitsTellWhichWayIsBetter() {
    assertThat(Direction.of("ops/ms")).isEqualTo(Direction.HIGHER);
    assertThat(Direction.of("ns/op")).isEqualTo(Direction.LOWER);
    assertThat(Direction.of("B/op")).isEqualTo(Direction.LOWER);
    assertThat(Direction.of("#")).isEqualTo(Direction.NONE);
    assertThat(Direction.of("MB/sec")).isEqualTo(Direction.NONE);
  }

  private static Measurement find(List<Measurement> measurements, String model, String n) {
    return measurements.stream()
        .filter(cell -> model.equals(cell.id().key().params().get("model")))
        .filter(cell -> n.equals(cell.id().key().params().get("n")))
        .findFirst()
        .orElseThrow();
  }
}
