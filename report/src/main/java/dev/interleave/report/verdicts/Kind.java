package dev.interleave.report.verdicts;

import dev.interleave.report.accept.Standing;
import dev.interleave.report.compare.Verdict;
import java.util.Locale;

/** Kinds of verdicts, the most urgent first. */
public enum Kind {
  SLOWER("slower"),
  COULD_NOT_MEASURE("could not be measured"),
  UNDECIDED("undecided"),
  /** Slower by no more than somebody decided to live with. */
  SLOWER_ACCEPTED("slower as accepted"),
  FASTER("faster"),
  SAME("the same");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** Of a verdict, and what was accepted of it. */
  public static Kind of(Verdict verdict, Standing standing) {
    return switch (verdict) {
      case Verdict.Claim.SLOWER -> standing instanceof Standing.Accepted ? SLOWER_ACCEPTED : SLOWER;
      case Verdict.Claim.FASTER -> FASTER;
      case Verdict.Claim.SAME -> SAME;
      case Verdict.Undecided undecided -> UNDECIDED;
      case Verdict.CouldNotMeasure not -> COULD_NOT_MEASURE;
    };
  }

  /** In a sentence. */
  public String words() {
    return words;
  }

  /** In data: {@code could-not-measure}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether something changed for sure. */
  public boolean isChange() {
    return this == SLOWER || this == SLOWER_ACCEPTED || this == FASTER;
  }
}
