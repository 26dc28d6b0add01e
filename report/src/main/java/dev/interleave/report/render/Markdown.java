package dev.interleave.report.render;

import dev.interleave.report.analysis.Answer;
import dev.interleave.report.analysis.Doubt;
import dev.interleave.report.analysis.Findings;
import dev.interleave.report.analysis.Row;
import dev.interleave.report.analysis.Row.LimitShare;
import dev.interleave.report.text.Digits;
import java.util.List;

/** {@code summary.md}: answers, the main table and doubts, for GitHub. */
record Markdown(Material material) implements Renderer {
  private static final int ROWS = 100;

  @Override
  public List<Output> outputs() {
    return List.of(Output.text("summary.md", text(material.findings())));
  }

  private static String text(Findings findings) {
    StringBuilder text = new StringBuilder();
    text.append("## ").append(MarkdownText.escape(findings.title())).append("\n\n");
    for (Answer answer : findings.answers()) {
      text.append(
          "- **%s:** %s\n"
              .formatted(
                  MarkdownText.escape(answer.subject()), MarkdownText.escape(answer.statement())));
    }
    table(text, findings.headlines());
    if (!findings.doubts().isEmpty()) {
      text.append("\n### Doubts\n\n");
      for (Doubt doubt : findings.doubts()) {
        text.append(
            "- %s %s\n"
                .formatted(
                    MarkdownText.escape(doubt.message()), MarkdownText.escape(doubt.advice())));
      }
    }
    int missing = findings.missing().size();
    if (missing > 0) {
      text.append(
          "\n%s without a value; `results.csv` says why.\n"
              .formatted(Digits.count(missing, "cell")));
    }
    return text.toString();
  }

  private static void table(StringBuilder text, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    boolean limits = rows.stream().anyMatch(row -> row.limit() != null);
    text.append("\n| cell | value [95 % interval] | unit |")
        .append(limits ? " of the limit |" : "")
        .append(" forks |\n| --- | ---: | --- |")
        .append(limits ? " ---: |" : "")
        .append(" ---: |\n");
    for (Row row : rows.subList(0, Math.min(ROWS, rows.size()))) {
      LimitShare limit = row.limit();
      text.append(
          "| %s | %s | %s |"
              .formatted(
                  MarkdownText.escape(row.name()),
                  Digits.interval(row.value()),
                  MarkdownText.escape(row.unit())));
      if (limits) {
        text.append(limit == null ? " |" : " " + Digits.percent(limit.share()) + " |");
      }
      text.append(" ").append(row.value().forks()).append(" |\n");
    }
    if (rows.size() > ROWS) {
      text.append("\n%d more in `results.csv`.\n".formatted(rows.size() - ROWS));
    }
  }
}
