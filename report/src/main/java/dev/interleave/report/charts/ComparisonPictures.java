package dev.interleave.report.charts;

import dev.interleave.report.verdicts.ComparisonFindings;
import dev.interleave.report.verdicts.Sentences;
import dev.interleave.report.verdicts.VerdictRow;
import java.util.ArrayList;
import java.util.List;

/**
 * The pictures of a comparison.
 *
 * @param changes forest plots, several where there are many rows
 * @param pairs those of each suspect, the most urgent first
 * @param left how many suspects are not drawn
 */
public record ComparisonPictures(List<Picture> changes, List<Picture> pairs, int left) {
  private static final int MOST_SUSPECTS = 12;

  public ComparisonPictures {
    changes = List.copyOf(changes);
    pairs = List.copyOf(pairs);
  }

  /** Draws them; none of what was not measured. */
  public static ComparisonPictures of(ComparisonFindings findings) {
    List<VerdictRow> suspects = findings.rows().stream().filter(VerdictRow::isSuspect).toList();
    int drawn = Math.min(MOST_SUSPECTS, suspects.size());
    List<Picture> pairs = new ArrayList<>();
    for (VerdictRow row : suspects.subList(0, drawn)) {
      pairs.add(pairs(findings, row, pairs.size() + 1));
    }
    return new ComparisonPictures(changes(findings), pairs, suspects.size() - drawn);
  }

  private static List<Picture> changes(ComparisonFindings findings) {
    return ForestPictures.of(
        "changes",
        "Change from baseline to candidate",
        findings.rows().stream()
            .map(row -> new Change(row.name() + ", " + row.metric(), row.ratio(), row.kind()))
            .toList(),
        findings.margin());
  }

  private static Picture pairs(ComparisonFindings findings, VerdictRow row, int number) {
    String title = row.name() + ", " + row.metric() + ": " + row.kind().words();
    String sentence = Sentences.of(row, findings.margin()) + ".";
    return Pictures.picture(
        "pairs-%02d".formatted(number),
        title,
        "Pairs in the order of measuring. " + sentence,
        sentence,
        theme -> new PairsChart(title, row, findings.margin(), theme).drawing());
  }

  /** All of them. */
  public List<Picture> all() {
    List<Picture> all = new ArrayList<>(changes);
    all.addAll(pairs);
    return all;
  }
}
