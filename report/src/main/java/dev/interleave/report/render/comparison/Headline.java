package dev.interleave.report.render.comparison;

import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.text.Digits;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is said of the whole comparison. */
final class Headline {
  private Headline() {}

  /** One sentence with the number of each verdict. */
  static String of(ComparedBuilds builds, List<VerdictRow> rows) {
    Map<VerdictRow.Kind, Integer> counts = new EnumMap<>(VerdictRow.Kind.class);
    rows.forEach(row -> counts.merge(row.kind(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    if (!counts.containsKey(VerdictRow.Kind.SLOWER)) {
      parts.add("nothing was found to be slower");
    }
    counts.forEach((kind, count) -> parts.add(count + " " + kind.words));
    return "%s against %s, %s: %s."
        .formatted(
            builds.candidate().jar(),
            builds.baseline().jar(),
            Digits.count(rows.size(), "comparison"),
            String.join(", ", parts));
  }

  /** How sure the verdicts are, in a sentence. */
  static String promise(ComparedBuilds builds) {
    return "\"Slower\" is said of anything that is not with a probability of at most %s, all taken together; \"the same\" means within %s. Intervals are 95 %%, over pairs of forks."
        .formatted(
            Digits.percent(builds.settings().alpha()), Digits.percent(builds.settings().margin()));
  }

  /** What is in one build only. */
  static List<String> oneSided(ComparedBuilds builds) {
    List<String> sentences = new ArrayList<>();
    builds.onlyCandidate().forEach(cell -> sentences.add("Only the candidate has " + cell + "."));
    builds.onlyBaseline().forEach(cell -> sentences.add("Only the baseline has " + cell + "."));
    return sentences;
  }
}
