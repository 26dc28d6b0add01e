package dev.interleave.report.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;

/** A name beside the end of its line. */
record LineLabel(TextBlock text, Color colour, double x, double y) {
  /** Room for the stroke that joins a name to its line. */
  static final double LEADER = 34;

  private static final double BETWEEN = 2;

  /** Draws all, from top to bottom, moved apart where lines end close together. */
  static void drawAll(
      Graphics2D g,
      Rectangle2D area,
      List<LineLabel> labels,
      ValueAxis xAxis,
      ValueAxis yAxis,
      Theme theme) {
    List<LineLabel> sorted =
        labels.stream().sorted(Comparator.comparingDouble(LineLabel::y).reversed()).toList();
    double[] wanted = new double[sorted.size()];
    double[] heights = new double[sorted.size()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = yAxis.valueToJava2D(sorted.get(i).y, area, RectangleEdge.LEFT);
      heights[i] = sorted.get(i).text.height() + BETWEEN;
    }
    double[] middles = spread(wanted, heights, area.getMinY() - 8, area.getMaxY() + 8);
    for (int i = 0; i < middles.length; i++) {
      LineLabel label = sorted.get(i);
      double end = xAxis.valueToJava2D(label.x, area, RectangleEdge.BOTTOM);
      double from = area.getMaxX() + LEADER - 4;
      g.setStroke(Look.DOTTED);
      g.setColor(theme.shade(label.colour, -0.2));
      g.draw(new Line2D.Double(end + 7, wanted[i], from - 10, middles[i]));
      g.draw(new Line2D.Double(from - 10, middles[i], from, middles[i]));
      label.text.drawLeft(g, from + 4, middles[i], theme.shade(label.colour, 0.3));
    }
  }

  /**
   * Middles near those wanted (ascending) such that blocks of these heights don't overlap: blocks
   * that would are merged and centred on the mean of what they want, as often as needed.
   */
  static double[] spread(double[] wanted, double[] heights, double top, double bottom) {
    int count = wanted.length;
    double[] middles = new double[count];
    int[] group = new int[count];
    double[] starts = new double[count];
    int groups = 0;
    for (int i = 0; i < count; i++) {
      int first = i;
      double start = place(wanted, heights, first, i, top, bottom);
      while (groups > 0
          && start < starts[groups - 1] + height(heights, group[groups - 1], first - 1)) {
        groups--;
        first = group[groups];
        start = place(wanted, heights, first, i, top, bottom);
      }
      group[groups] = first;
      starts[groups++] = start;
    }
    for (int k = 0; k < groups; k++) {
      double at = starts[k];
      int end = k + 1 < groups ? group[k + 1] : count;
      for (int i = group[k]; i < end; i++) {
        middles[i] = at + heights[i] / 2;
        at += heights[i];
      }
    }
    return middles;
  }

  /** Where a merged group begins: its middle at the mean of the middles wanted, within the area. */
  private static double place(
      double[] wanted, double[] heights, int first, int last, double top, double bottom) {
    double sum = 0;
    double above = 0;
    for (int i = first; i <= last; i++) {
      sum += wanted[i] - (above + heights[i] / 2);
      above += heights[i];
    }
    double start = sum / (last - first + 1);
    return Math.max(top, Math.min(start, bottom - above));
  }

  private static double height(double[] heights, int first, int last) {
    double sum = 0;
    for (int i = first; i <= last; i++) {
      sum += heights[i];
    }
    return sum;
  }
}
