package dev.interleave.report.render;

/** Spaces at which a line must not break. */
public final class Spaces {
  private Spaces() {}

  /** Keeps the thousands of a number, a number and its sign, and an interval's start together. */
  public static String keep(String text) {
    return text.replaceAll("(?<=\\d) (?=\\d{3}(?!\\d))", "\u00a0")
        .replaceAll("(?<=\\d) (?=%)", "\u00a0");
  }
}
