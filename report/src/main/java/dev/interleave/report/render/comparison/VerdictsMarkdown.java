package dev.interleave.report.render.comparison;

import static dev.interleave.report.render.MarkdownText.escape;

import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.pairing.Reservations;
import dev.interleave.report.render.Output;
import java.util.ArrayList;
import java.util.List;

/** {@code comparison.md}, short enough for a comment on a pull request. */
final class VerdictsMarkdown {
  /** GitHub takes comments of up to 65 536 characters. */
  private static final int MOST = 100;

  private static final int LISTED = 50;

  private VerdictsMarkdown() {}

  static List<Output> of(ComparedBuilds builds, List<VerdictRow> rows) {
    StringBuilder text = new StringBuilder();
    text.append("### ").append(escape(Headline.of(builds, rows))).append("\n\n");
    for (VerdictRow row : rows.subList(0, Math.min(LISTED, rows.size()))) {
      if (row.kind() == VerdictRow.Kind.SLOWER || row.kind() == VerdictRow.Kind.FASTER) {
        text.append("- **%s**: %s.\n".formatted(row.kind().words, escape(row.sentence())));
      } else if (row.kind() == VerdictRow.Kind.COULD_NOT_MEASURE) {
        text.append("- %s.\n".formatted(escape(row.sentence())));
      }
    }
    List<String> rest = new ArrayList<>(Headline.oneSided(builds));
    rest.addAll(Reservations.of(builds));
    rest.stream()
        .limit(LISTED)
        .forEach(sentence -> text.append("- ").append(escape(sentence)).append('\n'));
    text.append("\n<details><summary>All of them</summary>\n\n");
    text.append("| benchmark | metric | verdict | change [95 %] | pairs | could find |\n");
    text.append("| --- | --- | --- | ---: | ---: | ---: |\n");
    for (VerdictRow row : rows.subList(0, Math.min(MOST, rows.size()))) {
      text.append(
          "| %s | %s | %s | %s | %d | %s |\n"
              .formatted(
                  escape(row.name()),
                  escape(row.metric()),
                  row.kind().words,
                  escape(row.change()),
                  row.pairs(),
                  escape(row.findable())));
    }
    if (rows.size() > MOST) {
      text.append("\n%d more in `comparison.csv`.\n".formatted(rows.size() - MOST));
    }
    text.append("\n</details>\n\n").append(escape(Headline.promise(builds))).append('\n');
    return List.of(Output.text("comparison.md", text.toString()));
  }
}
