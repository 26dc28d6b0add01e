package dev.interleave.report.render.live;

import dev.interleave.report.live.LiveCase.Call;
import dev.interleave.report.live.LiveCounts;
import dev.interleave.report.live.LiveRow;
import dev.interleave.report.stats.Rate;
import dev.interleave.report.text.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table of words, for every format alike.
 *
 * @param texts how many columns, from the left, are text; the others are numbers
 */
record Grid(String title, int texts, List<String> header, List<List<String>> rows) {
  private static final String PER_CENT = "% [95 %]";

  Grid {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  static List<Grid> of(LiveCounts counts) {
    return List.of(found(counts), alarms(counts));
  }

  private static Grid found(LiveCounts counts) {
    List<List<String>> rows = new ArrayList<>();
    counts.slower().forEach(row -> rows.add(found(row)));
    counts.slowerBySize().forEach(row -> rows.add(found(row)));
    return new Grid(
        "What was made slower, and was found",
        2,
        List.of(
            "kind",
            "metric",
            "slower by",
            "measured",
            "found",
            PER_CENT,
            "undecided",
            "the same",
            "faster",
            "not measured"),
        rows);
  }

  private static List<String> found(LiveRow row) {
    return List.of(
        row.kind(),
        row.metric(),
        Digits.number(row.percent()) + " %",
        measured(row),
        "%d of %d".formatted(row.count(Call.SLOWER), row.of()),
        rate(row.slower()),
        Integer.toString(row.count(Call.UNDECIDED)),
        Integer.toString(row.count(Call.SAME)),
        Integer.toString(row.count(Call.FASTER)),
        Integer.toString(row.count(Call.COULD_NOT_MEASURE)));
  }

  private static Grid alarms(LiveCounts counts) {
    List<List<String>> rows = new ArrayList<>();
    counts.unchanged().forEach(row -> rows.add(alarms(row)));
    rows.add(alarms(counts.allUnchanged()));
    return new Grid(
        "What was left as it is, and was called slower all the same",
        2,
        List.of(
            "kind",
            "metric",
            "measured",
            "slower",
            PER_CENT,
            "faster",
            "undecided",
            "the same",
            "not measured"),
        rows);
  }

  private static List<String> alarms(LiveRow row) {
    return List.of(
        row.kind(),
        row.metric(),
        measured(row),
        "%d of %d".formatted(row.count(Call.SLOWER), row.of()),
        rate(row.slower()),
        Integer.toString(row.count(Call.FASTER)),
        Integer.toString(row.count(Call.UNDECIDED)),
        Integer.toString(row.count(Call.SAME)),
        Integer.toString(row.count(Call.COULD_NOT_MEASURE)));
  }

  private static String measured(LiveRow row) {
    double percent = 100 * (row.measured() - 1);
    return Double.isNaN(percent) ? "–" : String.format(Locale.ROOT, "%+.1f %%", percent);
  }

  /** {@code 83 [52, 98]}. */
  static String rate(Rate rate) {
    return Double.isNaN(rate.share())
        ? "–"
        : String.format(
            Locale.ROOT,
            "%.0f [%.0f, %.0f]",
            100 * rate.share(),
            100 * rate.low(),
            100 * rate.high());
  }
}
