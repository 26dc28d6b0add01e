package dev.interleave.report.load;

/**
 * A reason not to trust a figure.
 *
 * @param message what was seen
 * @param advice what to do about it
 */
public record LoadDoubt(String message, String advice) {
  @Override
  public String toString() {
    return message + " " + advice;
  }
}
