package dev.interleave.report.verdicts;

import dev.interleave.report.accept.Acceptance;
import dev.interleave.report.accept.Standing;
import dev.interleave.report.stats.Interval;
import dev.interleave.report.text.Digits;
import dev.interleave.report.text.Percents;
import dev.interleave.report.text.Wrap;

/** What is said of one metric of one benchmark. */
public final class Sentences {
  /** Messages of forks may hold whole stack traces. */
  private static final int MOST = 300;

  private Sentences() {}

  /**
   * The verdict with all that it needs to be judged, without a full stop.
   *
   * @param margin within which a change counts as none, as a fraction
   */
  public static String of(VerdictRow row, double margin) {
    String name = Wrap.line(row.name());
    if (row.kind() == Kind.COULD_NOT_MEASURE) {
      return "%s: %s could not be measured: %s".formatted(name, row.metric(), reason(row));
    }
    String found =
        "%s over %s%s".formatted(change(row), Digits.count(row.ratio().forks(), "pair"), raw(row));
    String claim =
        row.kind() == Kind.SAME
            ? "the same within the margin of " + Percents.plain(margin)
            : row.kind().words();
    String rest =
        (row.reason().isEmpty() ? "" : "; " + reason(row))
            + (row.kind() == Kind.UNDECIDED ? "; " + sensitivity(row) : "");
    return "%s: %s is %s, %s%s".formatted(name, row.metric(), claim, found, rest);
  }

  /** Why there is no claim, or what was accepted, in one line; else empty. */
  public static String reason(VerdictRow row) {
    return Wrap.cut(row.reason(), MOST);
  }

  /** What was accepted, without a full stop; empty where nothing was. */
  public static String of(Standing standing) {
    return switch (standing) {
      case Standing.None none -> "";
      case Standing.Accepted(Acceptance acceptance) -> "up to " + accepted(acceptance);
      case Standing.Beyond(Acceptance acceptance) -> "more than the " + accepted(acceptance);
    };
  }

  private static String accepted(Acceptance acceptance) {
    return "%s accepted on %s: %s"
        .formatted(findable(acceptance.ratio() - 1), acceptance.date(), acceptance.reason());
  }

  /** {@code +5.1 %}, {@code none}, or a dash where it is not known. */
  public static String findable(VerdictRow row) {
    return findable(row.kind() == Kind.COULD_NOT_MEASURE ? Double.NaN : row.smallest());
  }

  /** The same of a fraction. */
  public static String findable(double smallest) {
    if (Double.isNaN(smallest)) {
      return "–";
    }
    return Double.isInfinite(smallest)
        ? "none"
        : Percents.change(new Interval(1 + smallest, Double.NaN, Double.NaN, 0));
  }

  /** A centre with its unit, a dash without one. */
  public static String centre(double value, VerdictRow row) {
    return Double.isNaN(value) ? "–" : (Digits.value(value) + " " + row.unit()).strip();
  }

  /** Those that the change rests on, and where there are more, of how many. */
  public static String pairs(VerdictRow row) {
    int tested = row.ratio().forks();
    return tested == row.pairs()
        ? Digits.number(tested)
        : Digits.number(tested) + " of " + Digits.number(row.pairs());
  }

  private static String change(VerdictRow row) {
    String change = Percents.change(row.ratio());
    return row.ratio().known() ? change : change + " (too few for an interval)";
  }

  private static String raw(VerdictRow row) {
    return Double.isNaN(row.baseline()) || Double.isNaN(row.candidate())
        ? ""
        : " (from %s to %s)".formatted(Digits.value(row.baseline()), centre(row.candidate(), row));
  }

  private static String sensitivity(VerdictRow row) {
    double smallest = row.smallest();
    if (Double.isNaN(smallest)) {
      return "too few pairs to tell which slowdown could have been found";
    }
    return Double.isInfinite(smallest)
        ? "no slowdown could have been found with so few pairs"
        : "the smallest slowdown that could have been found is " + findable(row);
  }
}
