package dev.interleave.report.verdicts;

/** What casts doubt on a fork. It counts like any other all the same. */
public enum Trouble {
  NOT_STEADY("never steady"),
  STOLEN("steal"),
  THROTTLED("throttled");

  private final String words;

  Trouble(String words) {
    this.words = words;
  }

  /** In a cell of a table. */
  public String words() {
    return words;
  }
}
