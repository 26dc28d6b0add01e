package dev.interleave.report.live;

import dev.interleave.report.compare.Judgement;
import dev.interleave.report.compare.Verdict;
import dev.interleave.report.input.CellKey;

/**
 * A verdict and what it should have been.
 *
 * @param build number of the comparison, from 1
 * @param injected into the cell
 * @param judgement of one of its metrics
 */
public record LiveCase(int build, Injection injected, CellKey cell, Judgement judgement) {

  /** What was said, regardless of reasons. */
  public enum Call {
    SLOWER("slower"),
    FASTER("faster"),
    SAME("same"),
    UNDECIDED("undecided"),
    COULD_NOT_MEASURE("could not measure");

    private final String word;

    Call(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public String metric() {
    return judgement.subject().metric();
  }

  /** Whether the candidate truly is slower. */
  public boolean isSlower() {
    return injected.changes(metric());
  }

  public Call call() {
    return switch (judgement.verdict()) {
      case Verdict.Claim claim ->
          switch (claim) {
            case SLOWER -> Call.SLOWER;
            case FASTER -> Call.FASTER;
            case SAME -> Call.SAME;
          };
      case Verdict.Undecided undecided -> Call.UNDECIDED;
      case Verdict.CouldNotMeasure reason -> Call.COULD_NOT_MEASURE;
    };
  }

  /** Whether it was called slower and is not. */
  public boolean isFalseAlarm() {
    return call() == Call.SLOWER && !isSlower();
  }
}
