package dev.interleave.report.render.comparison;

import dev.interleave.report.compare.Judgement;
import dev.interleave.report.compare.Pair;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.pairing.PairedForks;
import dev.interleave.report.pairing.PairedSubject;
import dev.interleave.report.render.Csv;
import dev.interleave.report.render.Output;
import dev.interleave.report.stats.Interval;
import java.util.List;
import java.util.Locale;

/**
 * {@code comparison.csv}, a row for each subject, and {@code comparison-pairs.csv}, a row for each
 * of its pairs. Ratios are those of slowness: above 1 the candidate is worse.
 */
final class VerdictsCsv {
  private static final List<String> VERDICTS =
      List.of(
          "benchmark",
          "metric",
          "unit",
          "better",
          "verdict",
          "reason",
          "ratio",
          "low",
          "high",
          "pairs",
          "p",
          "smallest_findable");
  private static final List<String> PAIRS =
      List.of(
          "benchmark",
          "metric",
          "pair",
          "baseline",
          "candidate",
          "log_ratio",
          "baseline_file",
          "candidate_file");

  private VerdictsCsv() {}

  static List<Output> of(ComparedBuilds builds, List<VerdictRow> rows) {
    Csv verdicts = new Csv(VERDICTS);
    Csv pairs = new Csv(PAIRS);
    for (VerdictRow row : rows) {
      PairedSubject subject = row.compared().subject();
      Judgement judgement = row.compared().judgement();
      Interval ratio = judgement.estimate().ratio();
      verdicts.row(
          List.of(
              subject.subject().benchmark(),
              subject.subject().metric(),
              subject.unit(),
              subject.direction().name().toLowerCase(Locale.ROOT),
              row.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
              row.reason(),
              ratio.centre(),
              ratio.low(),
              ratio.high(),
              judgement.pairs(),
              judgement.p(),
              judgement.sensitivity().smallest()));
      for (PairedForks pair : subject.pairs()) {
        Pair values = pair.values();
        pairs.row(
            List.of(
                subject.subject().benchmark(),
                subject.subject().metric(),
                pair.number(),
                values.baseline(),
                values.candidate(),
                values.worse(subject.direction()),
                pair.baseline().file(),
                pair.candidate().file()));
      }
    }
    return List.of(
        Output.text("comparison.csv", verdicts.text()),
        Output.text("comparison-pairs.csv", pairs.text()));
  }
}
