package dev.interleave.report.render.load;

import dev.interleave.report.load.Latencies;
import dev.interleave.report.load.LoadRow;
import dev.interleave.report.render.Csv;
import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import dev.interleave.report.stats.Interval;
import java.util.List;
import java.util.Objects;

/** {@code load.csv}: a row for each server and request. Empty cells are not known. */
record LoadCsv(Material material) implements Renderer {
  private static final double MILLIS = 1e3;
  private static final double MICROS = 1e6;

  private static final List<String> HEADER =
      List.of(
          "server",
          "request",
          "status",
          "rounds",
          "rate",
          "rate_low",
          "rate_high",
          "p50_ms",
          "p90_ms",
          "p99_ms",
          "p99.9_ms",
          "max_ms",
          "server_cpu_us",
          "server_cpu_low",
          "server_cpu_high",
          "generator_cpu_us",
          "wrong",
          "timeouts",
          "broken",
          "reconnects",
          "limited_by_generator",
          "wrk_rate",
          "wrk_low",
          "wrk_high",
          "reason");

  @Override
  public List<Output> outputs() {
    Csv csv = new Csv(HEADER);
    material.findings().rows().forEach(row -> csv.row(values(row)));
    return List.of(Output.text("load.csv", csv.text()));
  }

  private List<Object> values(LoadRow row) {
    Double fixed = material.findings().results().settings().rate();
    Interval rate =
        fixed == null ? row.rate() : new Interval(fixed, Double.NaN, Double.NaN, row.forks());
    Latencies times = row.times();
    Interval server = row.serverCpu();
    return List.of(
        row.server().id(),
        row.request().id(),
        row.status().words(),
        row.forks(),
        rounded(rate.centre()),
        rounded(rate.low()),
        rounded(rate.high()),
        rounded(times.percentile(50) * MILLIS),
        rounded(times.percentile(90) * MILLIS),
        rounded(times.percentile(99) * MILLIS),
        rounded(times.percentile(99.9) * MILLIS),
        rounded(times.max() * MILLIS),
        rounded(server.centre() * MICROS),
        rounded(server.low() * MICROS),
        rounded(server.high() * MICROS),
        rounded(row.generatorCpu().centre() * MICROS),
        row.errors().wrong(),
        row.errors().timeouts(),
        row.errors().broken(),
        row.errors().reconnects(),
        row.limitedByGenerator(),
        rounded(row.wrkRate().centre()),
        rounded(row.wrkRate().low()),
        rounded(row.wrkRate().high()),
        row.failure().isEmpty()
            ? Objects.requireNonNullElse(row.errors().first(), "")
            : row.failure());
  }

  /** To a thousandth: histograms have no more. */
  private static double rounded(double value) {
    return Double.isFinite(value) ? Math.rint(value * 1e3) / 1e3 : Double.NaN;
  }
}
