package dev.interleave.report.render;

import dev.interleave.report.analysis.Findings;
import dev.interleave.report.analysis.Row;
import dev.interleave.report.analysis.Row.LimitShare;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code results.csv}: a row for each cell and metric, and for each cell without a value. */
record ResultsCsv(Material material) implements Renderer {
  private static final List<String> FIRST = List.of("benchmark", "mode", "threads");
  private static final List<String> LAST =
      List.of(
          "metric",
          "headline",
          "value",
          "low",
          "high",
          "forks",
          "unit",
          "direction",
          "limit",
          "limit_share",
          "limit_share_low",
          "limit_share_high",
          "status",
          "reason",
          "notes");

  @Override
  public List<Output> outputs() {
    Findings findings = material.findings();
    List<String> params = Csv.params(findings);
    Set<String> fixed = new HashSet<>(FIRST);
    fixed.addAll(LAST);
    List<String> header = new ArrayList<>(FIRST);
    header.addAll(Csv.columns(params, fixed));
    header.addAll(LAST);
    Csv csv = new Csv(header);
    findings.rows().forEach(row -> csv.row(values(row, params)));
    return List.of(Output.text("results.csv", csv.text()));
  }

  private static List<Object> values(Row row, List<String> params) {
    List<Object> values = new ArrayList<>();
    values.add(row.key().benchmark());
    values.add(row.mode());
    values.add(row.threads() == 0 ? "" : row.threads());
    values.addAll(Csv.values(row.key(), params));
    LimitShare limit = row.limit();
    values.addAll(
        List.of(
            row.metric(),
            row.headline(),
            row.value().centre(),
            row.value().low(),
            row.value().high(),
            row.value().forks(),
            row.unit(),
            row.direction().name().toLowerCase(Locale.ROOT),
            limit == null ? "" : limit.limit(),
            limit == null ? "" : limit.share().centre(),
            limit == null ? "" : limit.share().low(),
            limit == null ? "" : limit.share().high(),
            row.status(),
            row.reason(),
            row.notes()));
    return values;
  }
}
