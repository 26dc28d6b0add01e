package dev.interleave.report.render.comparison;

import dev.interleave.report.pairing.PairedForks;
import dev.interleave.report.pairing.Side;
import dev.interleave.report.render.Csv;
import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import dev.interleave.report.verdicts.PairPoint;
import dev.interleave.report.verdicts.Trouble;
import dev.interleave.report.verdicts.VerdictRow;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code comparison-pairs.csv}: a row for each pair of each subject. {@code
 * docs/comparison-files.md} documents the columns; logarithms are those of slowness, above 0 the
 * candidate is worse.
 */
record PairsCsv(Material material) implements Renderer {
  static final List<String> HEADER =
      List.of(
          "benchmark",
          "metric",
          "pair",
          "baseline",
          "candidate",
          "log_ratio",
          "tested",
          "baseline_file",
          "candidate_file",
          "baseline_flags",
          "candidate_flags");

  @Override
  public List<Output> outputs() {
    Csv csv = new Csv(HEADER);
    for (VerdictRow row : material.findings().rows()) {
      row.points().forEach(point -> csv.row(values(row, point)));
    }
    return List.of(Output.text("comparison-pairs.csv", csv.text()));
  }

  private static List<Object> values(VerdictRow row, PairPoint point) {
    PairedForks forks = point.forks();
    return List.of(
        row.compared().subject().subject().benchmark(),
        row.metric(),
        forks.number(),
        forks.values().baseline(),
        forks.values().candidate(),
        point.worse(),
        point.tested(),
        forks.baseline().file(),
        forks.candidate().file(),
        flags(point, Side.BASELINE),
        flags(point, Side.CANDIDATE));
  }

  private static String flags(PairPoint point, Side side) {
    return point.of(side).stream().sorted().map(Trouble::words).collect(Collectors.joining("; "));
  }
}
