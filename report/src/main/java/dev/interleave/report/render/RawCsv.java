package dev.interleave.report.render;

import dev.interleave.report.analysis.Findings;
import dev.interleave.report.measure.ForkSeries;
import dev.interleave.report.measure.Measurement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code raw.csv}: a row for each iteration of each metric, warm-up included, as JMH gave it. */
record RawCsv(Material material) implements Renderer {
  private static final List<String> FIRST = List.of("benchmark", "mode", "threads");
  private static final List<String> LAST =
      List.of(
          "file",
          "fork",
          "round",
          "metric",
          "phase",
          "iteration",
          "counted",
          "fork_steady",
          "value",
          "unit");

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
    for (Measurement measurement : findings.measurements()) {
      for (ForkSeries fork : measurement.forks()) {
        rows(csv, params, measurement, fork);
      }
    }
    return List.of(Output.text("raw.csv", csv.text()));
  }

  private static void rows(Csv csv, List<String> params, Measurement measurement, ForkSeries fork) {
    String primary = measurement.primary();
    List<Double> warmup = fork.warmup();
    for (int i = 0; i < warmup.size(); i++) {
      csv.row(row(params, measurement, fork, primary, "warmup", i, false, warmup.get(i)));
    }
    fork.iterations()
        .forEach(
            (metric, values) -> {
              for (int i = 0; i < values.size(); i++) {
                csv.row(
                    row(
                        params,
                        measurement,
                        fork,
                        metric,
                        "measurement",
                        i,
                        fork.counts(metric, i),
                        values.get(i)));
              }
            });
  }

  private static List<Object> row(
      List<String> params,
      Measurement measurement,
      ForkSeries fork,
      String metric,
      String phase,
      int iteration,
      boolean counted,
      double value) {
    List<Object> values = new ArrayList<>();
    values.add(measurement.id().key().benchmark());
    values.add(measurement.id().mode().shortName());
    values.add(measurement.id().threads());
    values.addAll(Csv.values(measurement.id().key(), params));
    values.addAll(
        List.of(
            fork.file(),
            fork.number(),
            fork.round() == 0 ? "" : fork.round(),
            metric,
            phase,
            iteration + 1,
            counted,
            fork.steady().verdict().name().toLowerCase(Locale.ROOT),
            value,
            measurement.unit(metric)));
    return values;
  }
}
