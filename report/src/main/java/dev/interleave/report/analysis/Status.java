package dev.interleave.report.analysis;

/** What became of a cell. */
public enum Status {
  OK("ok"),
  /** Measured, by too few forks for an interval. */
  FEW_FORKS("few-forks"),
  /** A metric that other cells have. */
  NOT_MEASURED("not-measured"),
  FAILED("failed"),
  NOT_RUN("not-run"),
  /** Left out by the user's own selection: nothing to tell in a chart. */
  NOT_SELECTED("not-run"),
  /** Left out because the budget was too small. */
  DROPPED("dropped");

  private final String text;

  Status(String text) {
    this.text = text;
  }

  /** Whether there is a value. */
  public boolean measured() {
    return this == OK || this == FEW_FORKS;
  }

  @Override
  public String toString() {
    return text;
  }
}
