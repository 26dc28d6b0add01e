package dev.interleave.report.render.gate;

import dev.interleave.report.gate.GateFindings;
import dev.interleave.report.gate.GateRow;
import dev.interleave.report.text.Percents;
import dev.interleave.report.text.TextTable;
import dev.interleave.report.text.TextTable.Column;
import dev.interleave.report.text.Wrap;
import dev.interleave.report.verdicts.Kind;
import dev.interleave.report.verdicts.Sentences;
import dev.interleave.report.verdicts.Some;
import java.util.ArrayList;
import java.util.List;

/** The verdicts of a gate for a terminal. */
public final class GateText {
  private static final int WIDTH = 100;

  private GateText() {}

  /** Lines, to be printed one below the other. */
  public static List<String> lines(GateFindings findings) {
    List<String> lines = new ArrayList<>(Wrap.lines(findings.headline(), WIDTH));
    lines.add("");
    lines.addAll(table(findings));
    lines.add("");
    oneSided(findings.onlyRun(), "Not in the baseline", lines);
    oneSided(findings.onlyBaseline(), "Only in the baseline, not measured now", lines);
    findings.grounds().forEach(sentence -> lines.addAll(Wrap.lines(sentence, WIDTH)));
    return List.copyOf(lines);
  }

  private static List<String> table(GateFindings findings) {
    TextTable table =
        new TextTable(
            List.of(
                new Column("benchmark", false),
                new Column("metric", false),
                new Column("verdict", false),
                new Column("change [95 %]", true),
                new Column("forks", true),
                new Column("stored", true),
                new Column("could find", true)),
            WIDTH);
    for (GateRow row : findings.rows()) {
      table.row(
          List.of(
              findings.name(row),
              row.series().id().metric(),
              row.kind().words(),
              Percents.change(row.ratio()),
              String.valueOf(row.forks()),
              String.valueOf(row.stored()),
              Sentences.findable(row.smallest())),
          row.kind() == Kind.COULD_NOT_MEASURE ? Wrap.cut(row.reason(), 300) : "");
    }
    return table.lines();
  }

  private static void oneSided(List<String> names, String where, List<String> lines) {
    if (!names.isEmpty()) {
      lines.addAll(Wrap.lines(where + ": " + Some.of(names) + ".", WIDTH));
    }
  }

  /** A row's verdict with all that it needs to be judged. */
  static String sentence(GateRow row, GateFindings findings) {
    String subject = Wrap.line(findings.name(row)) + ": " + row.series().id().metric();
    String reason = Wrap.cut(row.reason(), 300);
    if (row.kind() == Kind.COULD_NOT_MEASURE) {
      return "%s could not be measured: %s.".formatted(subject, reason);
    }
    return "%s is %s, %s with %d forks against %d stored ones; it is called slower from %s on, and the smallest slowdown that could have been found is %s%s."
        .formatted(
            subject,
            row.kind() == Kind.SAME
                ? "the same within the margin of " + Percents.plain(findings.margin())
                : row.kind().words(),
            Percents.change(row.ratio()),
            row.forks(),
            row.stored(),
            Sentences.findable(row.threshold()),
            Sentences.findable(row.smallest()),
            reason.isEmpty() ? "" : "; " + reason);
  }
}
