package dev.interleave.report.render.comparison;

import dev.interleave.report.compare.Judgement;
import dev.interleave.report.pairing.PairedSubject;
import dev.interleave.report.pairing.Side;
import dev.interleave.report.render.Csv;
import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import dev.interleave.report.stats.Interval;
import dev.interleave.report.verdicts.Trouble;
import dev.interleave.report.verdicts.VerdictRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code comparison.csv}: a row for each subject. {@code docs/comparison-files.md} documents the
 * columns; ratios are those of slowness, above 1 the candidate is worse.
 */
record VerdictsCsv(Material material) implements Renderer {
  static final List<String> HEADER =
      List.of(
          "benchmark",
          "name",
          "metric",
          "unit",
          "better",
          "verdict",
          "reason",
          "accepted_ratio",
          "ratio",
          "low",
          "high",
          "pairs",
          "tested_pairs",
          "p",
          "p_slower",
          "p_faster",
          "p_same",
          "smallest_findable",
          "baseline",
          "candidate",
          "baseline_unsteady",
          "candidate_unsteady",
          "baseline_stolen",
          "candidate_stolen",
          "baseline_throttled",
          "candidate_throttled");

  @Override
  public List<Output> outputs() {
    Csv csv = new Csv(HEADER);
    material.findings().rows().forEach(row -> csv.row(values(row)));
    return List.of(Output.text("comparison.csv", csv.text()));
  }

  private static List<Object> values(VerdictRow row) {
    PairedSubject subject = row.compared().subject();
    Judgement judgement = row.compared().judgement();
    Interval ratio = row.ratio();
    List<Object> values =
        new ArrayList<>(
            List.of(
                subject.subject().benchmark(),
                row.name(),
                row.metric(),
                row.unit(),
                subject.direction().name().toLowerCase(Locale.ROOT),
                row.kind().id(),
                row.reason(),
                row.acceptedRatio(),
                ratio.centre(),
                ratio.low(),
                ratio.high(),
                row.pairs(),
                ratio.forks(),
                judgement.p(),
                judgement.estimate().slower(),
                judgement.estimate().faster(),
                judgement.estimate().same(),
                row.smallest(),
                row.baseline(),
                row.candidate()));
    for (Trouble trouble : Trouble.values()) {
      for (Side side : Side.values()) {
        values.add(row.count(side, trouble));
      }
    }
    return values;
  }
}
