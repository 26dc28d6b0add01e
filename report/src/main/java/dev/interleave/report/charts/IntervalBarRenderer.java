package dev.interleave.report.charts;

import dev.interleave.report.analysis.Figure.Mark;
import dev.interleave.report.analysis.Row.LimitShare;
import dev.interleave.report.stats.Interval;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.AbstractCategoryItemRenderer;
import org.jfree.chart.renderer.category.CategoryItemRendererState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.category.CategoryDataset;

/**
 * Draws a bar with its interval and its limit. On a logarithmic axis, which has no zero for a bar
 * to stand on, a marker on a thin stem takes the bar's place.
 */
final class IntervalBarRenderer extends AbstractCategoryItemRenderer {
  private static final long serialVersionUID = 1L;

  private final transient List<Mark> marks;
  private final transient Palette palette;
  private final Theme theme;
  private final boolean logarithmic;

  IntervalBarRenderer(List<Mark> marks, Palette palette, Theme theme, boolean logarithmic) {
    this.marks = marks;
    this.palette = palette;
    this.theme = theme;
    this.logarithmic = logarithmic;
  }

  @Override
  public void drawItem(
      Graphics2D g,
      CategoryItemRendererState state,
      Rectangle2D area,
      CategoryPlot plot,
      CategoryAxis categories,
      ValueAxis values,
      CategoryDataset dataset,
      int row,
      int column,
      int pass) {
    Mark mark = marks.get(column);
    Interval interval = mark.row().value();
    int count = dataset.getColumnCount();
    double start = categories.getCategoryStart(column, count, area, RectangleEdge.LEFT);
    double end = categories.getCategoryEnd(column, count, area, RectangleEdge.LEFT);
    double middle = (start + end) / 2;
    double half = Math.min(11, (end - start) * 0.42);
    Color colour = palette.colour(mark.series(), theme);
    double zero = logarithmic ? area.getMinX() : x(0, values, area);
    double centre = x(interval.centre(), values, area);
    g.setColor(colour);
    if (logarithmic) {
      g.setStroke(Look.THIN);
      g.draw(new Line2D.Double(zero, middle, centre, middle));
      whisker(g, interval, values, area, middle, 5, colour);
      g.fill(
          AffineTransform.getTranslateInstance(centre, middle)
              .createTransformedShape(palette.shape(mark.series())));
    } else {
      g.fill(
          new Rectangle2D.Double(
              Math.min(zero, centre), middle - half, Math.abs(centre - zero), 2 * half));
      whisker(g, interval, values, area, middle, half * 0.6, theme.text());
    }
    LimitShare limit = mark.row().limit();
    if (limit != null) {
      double x = x(limit.limit(), values, area);
      double reach = (end - start) * 0.62;
      g.setColor(theme.text());
      g.setStroke(Look.DASHED);
      g.draw(new Line2D.Double(x, middle - reach, x, middle + reach));
    }
  }

  private void whisker(
      Graphics2D g,
      Interval interval,
      ValueAxis values,
      Rectangle2D area,
      double middle,
      double reach,
      Color colour) {
    if (!interval.known()) {
      return;
    }
    double low =
        logarithmic && interval.low() <= 0 ? area.getMinX() : x(interval.low(), values, area);
    double high = x(interval.high(), values, area);
    g.setColor(colour);
    g.setStroke(Look.WHISKER);
    g.draw(new Line2D.Double(low, middle, high, middle));
    g.draw(new Line2D.Double(low, middle - reach, low, middle + reach));
    g.draw(new Line2D.Double(high, middle - reach, high, middle + reach));
  }

  private static double x(double value, ValueAxis values, Rectangle2D area) {
    return values.valueToJava2D(value, area, RectangleEdge.BOTTOM);
  }
}
