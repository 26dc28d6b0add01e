package dev.interleave.report.render;

import dev.interleave.report.analysis.Row;
import dev.interleave.report.text.Digits;
import java.util.List;

/** {@code github-action-benchmark-*.json} of a run: every metric of every cell. */
record ResultsForAction(Material material) implements Renderer {
  @Override
  public List<Output> outputs() {
    return BenchmarkAction.files(
        material.findings().rows().stream()
            .filter(row -> row.status().measured())
            .map(ResultsForAction::entry)
            .toList());
  }

  private static BenchmarkAction.Entry entry(Row row) {
    return BenchmarkAction.Entry.of(
        row.direction(),
        "%s %s (%s, %s)"
            .formatted(row.key(), row.metric(), row.mode(), Digits.count(row.threads(), "thread")),
        row.unit(),
        row.value(),
        Digits.count(row.value().forks(), "fork"));
  }
}
