package dev.interleave.report.render.gate;

import dev.interleave.report.gate.GateFindings;
import dev.interleave.report.gate.GateRow;
import dev.interleave.report.gate.Series;
import dev.interleave.report.render.Csv;
import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import java.util.List;
import java.util.Locale;

/** {@code gate.csv}: a row for each subject; ratios are those of slowness, above 1 is worse. */
record GateCsv(GateFindings findings) implements Renderer {
  static final List<String> HEADER =
      List.of(
          "benchmark",
          "name",
          "mode",
          "metric",
          "unit",
          "better",
          "verdict",
          "reason",
          "ratio",
          "low",
          "high",
          "forks",
          "stored_forks",
          "slower_from",
          "smallest_findable");

  @Override
  public List<Output> outputs() {
    Csv csv = new Csv(HEADER);
    findings.rows().forEach(row -> csv.row(values(row)));
    return List.of(Output.text("gate.csv", csv.text()));
  }

  private List<Object> values(GateRow row) {
    Series series = row.series();
    return List.of(
        series.id().cell().toString(),
        findings.name(row),
        series.id().mode(),
        series.id().metric(),
        series.unit(),
        series.better().name().toLowerCase(Locale.ROOT),
        row.kind().id(),
        row.reason(),
        row.ratio().centre(),
        row.ratio().low(),
        row.ratio().high(),
        row.forks(),
        row.stored(),
        row.threshold(),
        row.smallest());
  }
}
