package dev.interleave.report.render.live;

import dev.interleave.report.live.LiveCase.Call;
import dev.interleave.report.live.LiveCounts;
import dev.interleave.report.text.Digits;
import dev.interleave.report.text.Percents;
import java.util.ArrayList;
import java.util.List;

/** What the tables say, in words. */
final class LiveSentences {
  private LiveSentences() {}

  static List<String> of(LiveCounts counts) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "%s of %s: %d of %d slowdowns were found, %s %% [95 %% interval]."
            .formatted(
                Digits.count(counts.builds(), "comparison"),
                Digits.count(counts.cases().size() / Math.max(1, counts.builds()), "metric"),
                counts.allSlower().count(Call.SLOWER),
                counts.allSlower().of(),
                Grid.rate(counts.allSlower().slower())));
    sentences.add(
        "Of %d metrics that did not change %d were called slower; comparisons with such a false alarm: %s %%, with a false \"faster\": %s %%. At most %s are promised, and the intervals %s."
            .formatted(
                counts.allUnchanged().of(),
                counts.falseAlarms().size(),
                Grid.rate(counts.alarms()),
                Grid.rate(counts.falseFaster()),
                Percents.plain(counts.settings().alpha()),
                counts.isBroken() ? "lie above that: the promise is BROKEN" : "do not contradict"));
    sentences.add(
        "What is slower by less than %s may rightly be called the same: that is the margin."
            .formatted(Percents.plain(counts.settings().margin())));
    return List.copyOf(sentences);
  }
}
