package dev.interleave.report.input;

/** Numbers that others wrote as text. */
final class Numbers {
  private Numbers() {}

  /** The number, or NaN for anything else. */
  static double parse(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
