package dev.interleave.report.pairing;

/** One of the two builds that are compared. */
public enum Side {
  /** The old one. */
  BASELINE("baseline"),
  /** The new one. */
  CANDIDATE("candidate");

  private final String word;

  Side(String word) {
    this.word = word;
  }

  /** Its name in print, and that of its folder. */
  public String word() {
    return word;
  }

  public Side other() {
    return this == BASELINE ? CANDIDATE : BASELINE;
  }
}
