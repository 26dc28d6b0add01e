package dev.interleave.report.charts;

import java.awt.BasicStroke;
import java.awt.Font;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;

/** What all pictures have in common. */
final class Look {
  static final int WIDTH = 960;
  static final BasicStroke THIN = new BasicStroke(1);
  static final BasicStroke DOTTED =
      new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {1, 3}, 0);
  static final BasicStroke LINE = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  static final BasicStroke WHISKER =
      new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  static final BasicStroke DASHED =
      new BasicStroke(
          1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0);

  private Look() {}

  /** A chart with a title and a line below that tells how to read it, both from the left. */
  static JFreeChart chart(Plot plot, String title, String subtitle, Theme theme) {
    JFreeChart chart = new JFreeChart(null, Fonts.TITLE, plot, false);
    chart.setBackgroundPaint(theme.background());
    chart.setPadding(new RectangleInsets(14, 18, 14, 18));
    chart.addSubtitle(line(title, Fonts.TITLE, theme.text()));
    chart.addSubtitle(line(subtitle, Fonts.SMALL, theme.muted()));
    plot.setBackgroundPaint(theme.background());
    plot.setOutlineVisible(false);
    return chart;
  }

  /** Height of both in points. */
  static double headHeight(String title, String subtitle) {
    double width = WIDTH - 40;
    return TextBlock.of(title, Fonts.TITLE, width).height()
        + TextBlock.of(subtitle, Fonts.SMALL, width).height()
        + 24;
  }

  static void axis(ValueAxis axis, String label, Theme theme) {
    axis.setLabel(label.isEmpty() ? null : label);
    axis.setLabelFont(Fonts.TEXT);
    axis.setLabelPaint(theme.muted());
    axis.setTickLabelFont(Fonts.SMALL);
    axis.setTickLabelPaint(theme.muted());
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    if (axis instanceof NumberAxis number) {
      number.setTickUnit(new NumberTickUnit(step(axis.getRange().getLength()), new DigitsFormat()));
    }
  }

  /** 1, 2 or 5 times a power of ten, for four to eight ticks. */
  static double step(double range) {
    double rough = range / 7;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digit = rough / power;
    return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
  }

  private static TextTitle line(String text, Font font, java.awt.Color colour) {
    TextTitle title = new TextTitle(text, font);
    title.setPaint(colour);
    title.setHorizontalAlignment(HorizontalAlignment.LEFT);
    title.setTextAlignment(HorizontalAlignment.LEFT);
    title.setPadding(new RectangleInsets(0, 0, 4, 0));
    return title;
  }
}
