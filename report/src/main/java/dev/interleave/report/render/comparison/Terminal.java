package dev.interleave.report.render.comparison;

import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.pairing.Reservations;
import java.util.ArrayList;
import java.util.List;

/** The verdicts for a terminal. */
public final class Terminal {
  private static final int SHOWN = 10;

  private Terminal() {}

  /** Lines, to be printed one below the other. */
  public static List<String> lines(ComparedBuilds builds) {
    List<VerdictRow> rows = VerdictRow.of(builds);
    List<String> lines = new ArrayList<>();
    lines.add(Headline.of(builds, rows));
    lines.add("");
    int same = 0;
    for (VerdictRow row : rows) {
      if (row.kind() != VerdictRow.Kind.SAME || rows.size() <= SHOWN) {
        lines.add("  " + row.sentence() + ".");
      } else {
        same++;
      }
    }
    if (same > 0) {
      lines.add("  %d are the same within the margin; comparison.csv has them.".formatted(same));
    }
    List<String> rest = new ArrayList<>(Headline.oneSided(builds));
    rest.addAll(Reservations.of(builds));
    if (!rest.isEmpty()) {
      lines.add("");
      rest.forEach(sentence -> lines.add("  " + sentence));
    }
    lines.add("");
    lines.add(Headline.promise(builds));
    return List.copyOf(lines);
  }
}
