package dev.interleave.report.analysis;

/**
 * A leading sentence in two parts, plain text.
 *
 * @param subject what it speaks of
 * @param statement what the measurements say of it
 */
public record Answer(String subject, String statement) {
  @Override
  public String toString() {
    return subject + ": " + statement;
  }
}
