package dev.interleave.report.verdicts;

import dev.interleave.report.compare.Settings;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.text.Digits;
import dev.interleave.report.text.Percents;
import java.util.ArrayList;
import java.util.List;

/** What is said of the whole comparison. */
final class Headline {
  private Headline() {}

  /** One sentence with the number of each verdict; of those that changed, how far they go. */
  static String of(ComparedBuilds builds, List<VerdictRow> rows) {
    String jars = "%s against %s".formatted(builds.candidate().jar(), builds.baseline().jar());
    if (rows.isEmpty()) {
      return jars + ": nothing was compared.";
    }
    List<String> parts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<VerdictRow> those = rows.stream().filter(row -> row.kind() == kind).toList();
      if (!those.isEmpty()) {
        parts.add(those.size() + " " + kind.words() + detail(kind, those, builds.settings()));
      } else if (kind == Kind.SLOWER) {
        boolean accepted = rows.stream().anyMatch(row -> row.kind() == Kind.SLOWER_ACCEPTED);
        parts.add("nothing was found to be slower" + (accepted ? " beyond what was accepted" : ""));
      }
    }
    return "%s, %s: %s."
        .formatted(jars, Digits.count(rows.size(), "comparison"), String.join(", ", parts));
  }

  private static String detail(Kind kind, List<VerdictRow> rows, Settings settings) {
    return switch (kind) {
      case SLOWER, SLOWER_ACCEPTED, FASTER ->
          (rows.size() == 1 ? " (%s)" : " (most: %s)")
              .formatted(Percents.change(rows.getFirst().ratio()));
      case SAME -> " within " + Percents.plain(settings.margin());
      case UNDECIDED, COULD_NOT_MEASURE -> "";
    };
  }

  /** How sure the verdicts are. */
  static String promise(Settings settings) {
    return "\"Slower\" is said of anything that is not with a probability of at most %s, all taken together; \"the same\" means within %s. Changes are in per cent, + is worse; intervals are 95 %%, over pairs of forks."
        .formatted(Percents.plain(settings.alpha()), Percents.plain(settings.margin()));
  }
}
