package dev.interleave.report.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A text in lines none of which is wider than asked, so that long names are whole. */
record TextBlock(List<String> lines, Font font) {
  private static final Pattern BREAKS = Pattern.compile("(?<=[ ,.:;=/_-])|(?<=[a-z])(?=[A-Z])");
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  /** Breaks after spaces and punctuation, and within a word only where it does not fit alone. */
  static TextBlock of(String text, Font font, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : BREAKS.splitAsStream(text).toList()) {
      String rest = word;
      if (!line.isEmpty() && width(line + rest, font) > width) {
        lines.add(line.strip());
        line = "";
      }
      while (width(rest, font) > width && rest.length() > 1) {
        int fit = rest.length() - 1;
        while (fit > 1 && width(rest.substring(0, fit), font) > width) {
          fit--;
        }
        lines.add(rest.substring(0, fit));
        rest = rest.substring(fit);
      }
      line += rest;
    }
    lines.add(line.strip());
    return new TextBlock(List.copyOf(lines), font);
  }

  static double width(String text, Font font) {
    return font.getStringBounds(text, CONTEXT).getWidth();
  }

  double width() {
    return lines.stream().mapToDouble(line -> width(line, font)).max().orElse(0);
  }

  double height() {
    return lines.size() * lineHeight();
  }

  /** Draws with the block's middle at a height, its left edge at x. */
  void drawLeft(Graphics2D g, double x, double middle, Color colour) {
    draw(g, x, middle, colour, 0);
  }

  /** Draws with the block's middle at a height, every line ending at x. */
  void drawRight(Graphics2D g, double x, double middle, Color colour) {
    draw(g, x, middle, colour, 1);
  }

  private void draw(Graphics2D g, double x, double middle, Color colour, double align) {
    g.setFont(font);
    g.setColor(colour);
    double baseline = middle - height() / 2 + lineHeight() * 0.76;
    for (String line : lines) {
      g.drawString(line, (float) (x - align * width(line, font)), (float) baseline);
      baseline += lineHeight();
    }
  }

  private double lineHeight() {
    return font.getSize2D() * 1.25;
  }
}
