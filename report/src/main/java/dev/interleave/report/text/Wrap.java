package dev.interleave.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Plain text in lines of a limited width, in code points. */
public final class Wrap {
  private static final Pattern SPACES = Pattern.compile("(?U)[\\s\\p{Cntrl}]+");

  /** A number and its per cent sign stay together. */
  private static final Pattern WORDS = Pattern.compile("(?<= )(?!%)");

  private static final Pattern BREAKS = Pattern.compile("(?<=[ ,.:;=/_-])");

  private Wrap() {}

  /** In one line: what others wrote can't move a terminal's cursor or break a table. */
  public static String line(String text) {
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  /** As {@link #line}, and no longer than this: the rest is cut, and an ellipsis says so. */
  public static String cut(String text, int most) {
    String line = line(text);
    return width(line) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 1)).strip() + "…";
  }

  /**
   * Breaks after spaces, after punctuation within a word where it does not fit alone, and anywhere
   * as a last resort. At least one line.
   */
  public static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : WORDS.splitAsStream(line(text)).toList()) {
      if (!line.isEmpty() && width(line + word.strip()) > width) {
        lines.add(line.strip());
        line = "";
      }
      List<String> parts = parts(line + word, width);
      parts.subList(0, parts.size() - 1).forEach(part -> lines.add(part.strip()));
      line = parts.getLast();
    }
    lines.add(line.strip());
    return lines;
  }

  static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  private static List<String> parts(String text, int width) {
    if (width(text.strip()) <= width) {
      return List.of(text);
    }
    List<String> parts = new ArrayList<>();
    String part = "";
    for (String piece : BREAKS.splitAsStream(text).toList()) {
      if (!part.isEmpty() && width(part + piece.strip()) > width) {
        parts.add(part);
        part = "";
      }
      part += piece;
      while (width(part.strip()) > width) {
        int end = part.offsetByCodePoints(0, width);
        parts.add(part.substring(0, end));
        part = part.substring(end);
      }
    }
    parts.add(part);
    return parts;
  }
}
