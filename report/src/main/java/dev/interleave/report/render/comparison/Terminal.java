package dev.interleave.report.render.comparison;

import dev.interleave.report.text.Percents;
import dev.interleave.report.text.TextTable;
import dev.interleave.report.text.TextTable.Column;
import dev.interleave.report.text.Wrap;
import dev.interleave.report.verdicts.ComparisonFindings;
import dev.interleave.report.verdicts.Flag;
import dev.interleave.report.verdicts.Kind;
import dev.interleave.report.verdicts.Sentences;
import dev.interleave.report.verdicts.Some;
import dev.interleave.report.verdicts.VerdictRow;
import java.util.ArrayList;
import java.util.List;

/** The verdicts for a terminal. */
public final class Terminal {
  /** No line has more characters. */
  private static final int WIDTH = 100;

  /** Rows that are the same are left to the files where there are more rows than this. */
  private static final int MANY = 40;

  private Terminal() {}

  /** Lines, to be printed one below the other. */
  public static List<String> lines(ComparisonFindings findings) {
    List<String> lines = new ArrayList<>(Wrap.lines(findings.headline(), WIDTH));
    section(lines, table(findings));
    List<String> rest = new ArrayList<>();
    oneSided(findings.onlyCandidate(), "Only in the candidate", rest);
    oneSided(findings.onlyBaseline(), "Only in the baseline", rest);
    for (Flag flag : findings.flags()) {
      rest.addAll(Wrap.lines("! " + flag.message() + " " + flag.advice(), WIDTH));
    }
    section(lines, rest);
    section(lines, Wrap.lines(findings.promise(), WIDTH));
    return List.copyOf(lines);
  }

  private static void section(List<String> lines, List<String> more) {
    if (!more.isEmpty()) {
      lines.add("");
      lines.addAll(more);
    }
  }

  private static List<String> table(ComparisonFindings findings) {
    TextTable table =
        new TextTable(
            List.of(
                new Column("benchmark", false),
                new Column("metric", false),
                new Column("verdict", false),
                new Column("change [95 %]", true),
                new Column("pairs", true),
                new Column("could find", true)),
            WIDTH);
    int hidden = findings.rows().size() > MANY ? findings.of(Kind.SAME).size() : 0;
    for (VerdictRow row : findings.rows()) {
      if (hidden == 0 || row.kind() != Kind.SAME) {
        table.row(
            List.of(
                row.name(),
                row.metric(),
                row.kind().words(),
                Percents.change(row.ratio()),
                Sentences.pairs(row),
                Sentences.findable(row)),
            Sentences.reason(row));
      }
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (hidden > 0) {
      lines.add(
          "%d more are the same within %s; comparison.csv has them."
              .formatted(hidden, Percents.plain(findings.margin())));
    }
    return lines;
  }

  private static void oneSided(List<String> names, String where, List<String> lines) {
    if (!names.isEmpty()) {
      lines.addAll(Wrap.lines(where + ": " + Some.of(names) + ".", WIDTH));
    }
  }
}
