package dev.interleave.report.render.comparison;

import dev.interleave.report.pairing.PairedSubject;
import dev.interleave.report.render.BenchmarkAction;
import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import dev.interleave.report.verdicts.ComparisonFindings;
import dev.interleave.report.verdicts.Sentences;
import dev.interleave.report.verdicts.VerdictRow;
import java.util.List;

/** {@code github-action-benchmark-*.json} of a comparison: the candidate's values. */
record CandidateForAction(Material material) implements Renderer {
  @Override
  public List<Output> outputs() {
    ComparisonFindings findings = material.findings();
    return BenchmarkAction.files(
        findings.rows().stream().map(row -> entry(row, findings.margin())).toList());
  }

  private static BenchmarkAction.Entry entry(VerdictRow row, double margin) {
    PairedSubject subject = row.compared().subject();
    return BenchmarkAction.Entry.of(
        subject.direction(),
        subject.subject().toString(),
        row.unit(),
        row.candidateInterval(),
        Sentences.of(row, margin));
  }
}
