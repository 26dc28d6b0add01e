package dev.interleave.report.render;

import java.util.regex.Pattern;

/** Spaces at which a line must not break. */
public final class Spaces {
  private static final Pattern INTERVAL = Pattern.compile("\\[[0-9 ,.e+-]+\\]");

  private Spaces() {}

  /** Keeps the thousands of a number, a number and its sign, and an interval's start together. */
  public static String keep(String text) {
    return INTERVAL
        .matcher(text)
        .replaceAll(found -> found.group().replace(' ', '\u00a0'))
        .replaceAll("(?<=\\d) (?=\\d{3}(?!\\d))", "\u00a0")
        .replaceAll("(?<=\\d) (?=%)", "\u00a0");
  }
}
