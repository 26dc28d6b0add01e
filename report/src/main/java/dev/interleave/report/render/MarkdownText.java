package dev.interleave.report.render;

/** Text in Markdown. */
public final class MarkdownText {
  private MarkdownText() {}

  /** Text that stays text: no markup, HTML, links, mentions or references. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<', '>', '&', '@', '#', '|' -> escaped.append("&#").append((int) c).append(';');
        case '\\', '`', '*', '_', '[', ']', '~', '$' -> escaped.append('\\').append(c);
        case '\n', '\r' -> escaped.append(' ');
        default -> escaped.append(c);
      }
    }
    return escaped.toString().replace("://", "&#58;//").replace("www.", "www&#46;");
  }
}
