package dev.interleave.report.render.gate;

import static dev.interleave.report.render.MarkdownText.escape;

import dev.interleave.report.gate.GateFindings;
import dev.interleave.report.gate.GateRow;
import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import dev.interleave.report.text.Percents;
import dev.interleave.report.text.Wrap;
import dev.interleave.report.verdicts.Kind;
import dev.interleave.report.verdicts.Sentences;
import dev.interleave.report.verdicts.Some;
import java.util.List;

/** {@code gate.md}: what changed first, the rest folded, short enough for a comment on GitHub. */
record GateMarkdown(GateFindings findings) implements Renderer {
  /** So many rows of each kind, with names and reasons cut, fit GitHub's limit of 65 536. */
  private static final int ROWS = 30;

  private static final int LONGEST = 160;

  @Override
  public List<Output> outputs() {
    StringBuilder text = new StringBuilder("### " + escape(findings.headline()) + "\n");
    for (Kind kind : Kind.values()) {
      List<GateRow> rows = findings.of(kind);
      if (!rows.isEmpty()) {
        boolean folded = !kind.isChange();
        String title = rows.size() + " " + kind.words();
        text.append(folded ? "\n<details><summary>%s</summary>\n\n".formatted(title) : "\n");
        table(rows, text);
        text.append(folded ? "\n</details>\n" : "");
      }
    }
    oneSided(findings.onlyRun(), "Not in the baseline", text);
    oneSided(findings.onlyBaseline(), "Only in the baseline, not measured now", text);
    text.append('\n');
    findings.grounds().forEach(sentence -> text.append("- ").append(escape(sentence)).append('\n'));
    return List.of(Output.text("gate.md", text.toString()));
  }

  private void table(List<GateRow> rows, StringBuilder text) {
    text.append(
        """
        | benchmark | metric | verdict | change [95 %] | forks | stored | could find | why |
        | --- | --- | --- | ---: | ---: | ---: | ---: | --- |
        """);
    for (GateRow row : rows.subList(0, Math.min(ROWS, rows.size()))) {
      text.append(
          "| %s | %s | %s | %s | %d | %d | %s | %s |\n"
              .formatted(
                  escape(Wrap.cut(findings.name(row), LONGEST)),
                  escape(row.series().id().metric()),
                  row.kind() == Kind.SLOWER ? "**slower**" : row.kind().words(),
                  escape(Percents.change(row.ratio())),
                  row.forks(),
                  row.stored(),
                  Sentences.findable(row.smallest()),
                  escape(Wrap.cut(row.reason(), LONGEST))));
    }
    if (rows.size() > ROWS) {
      text.append("\n%d more in `gate.csv`.\n".formatted(rows.size() - ROWS));
    }
  }

  private static void oneSided(List<String> names, String where, StringBuilder text) {
    if (!names.isEmpty()) {
      text.append("\n%s: %s.\n".formatted(where, escape(Some.of(names))));
    }
  }
}
