package dev.interleave.report.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.interleave.report.Samples;
import dev.interleave.report.input.JmhJson;
import dev.interleave.report.input.Json;
import dev.interleave.report.input.Source;
import dev.interleave.report.stats.Histogram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplePercentileTest {
  private static final Path FILE = Samples.path("sample-mode.json");

  @TempDir Path folder;

  @Test
  void percentilesOfAForkAreThoseThatJmhPrints() {
    JsonNode jmh = Json.read(FILE, JsonNode.class).get(0).path("primaryMetric");
    Histogram samples =
        Histogram.merged(JmhJson.read(FILE).getFirst().primary().samples().getFirst());
    assertThat(jmh.path("scorePercentiles").properties())
        .hasSizeGreaterThan(8)
        .allSatisfy(
            each ->
                assertThat(samples.percentile(Double.parseDouble(each.getKey())))
                    .isEqualTo(each.getValue().doubleValue(), within(1e-15)));
  }

  @Test
  void theyAreMetricsOfTheForkInPlaceOfJmhsOwnOfEachIteration() {
    Measurement measurement = Measurements.of(List.of(Source.read(FILE))).getFirst();
    assertThat(measurement.units())
        .containsOnlyKeys("sample", "allocation", "sample:count", "sample:p50", "sample:p90")
        .containsEntry("sample:p90", "s/op");
    assertThat(measurement.forkValues("sample:count")).containsExactly(283.0);
    assertThat(measurement.forkValues("sample:p50").getFirst())
        .isEqualTo(0.005103616, within(1e-12));
  }

  @Test
  void aRankWithFewerThanTenSamplesBeyondItIsNotMeasured() {
    assertThat(SamplePercentile.values())
        .extracting(SamplePercentile::fewest)
        .containsExactly(20L, 100L, 1000L, 10_000L);
    assertThat(SamplePercentile.of(List.of(samples(999))))
        .containsOnlyKeys("sample:count", "sample:p50", "sample:p90");
    assertThat(SamplePercentile.of(List.of(samples(400), samples(600))))
        .containsEntry("sample:count", 1000.0)
        .containsKey("sample:p99")
        .doesNotContainKey("sample:p99.9");
  }

  @Test
  void withoutAHistogramNothingIsMade() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("cut.json"),
            """
            [{"benchmark": "p.C.m", "mode": "sample", "primaryMetric":
                {"score": 2, "scoreUnit": "us/op", "rawDataHistogram": []}}]
            """);
    Measurement measurement = Measurements.of(List.of(Source.read(file))).getFirst();
    assertThat(measurement.units()).containsOnlyKeys("sample");
    assertThat(measurement.forkValues("sample")).containsExactly(2.0);
  }

  private static Histogram samples(int count) {
    return new Histogram(new TreeMap<>(Map.of(1.0, (long) count)));
  }
}
