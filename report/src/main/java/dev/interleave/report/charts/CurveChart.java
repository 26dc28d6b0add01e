package dev.interleave.report.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Curves over a number on a logarithmic axis of their own values, each named at its end, with a
 * bound across.
 *
 * @param xLabel what runs along
 * @param yLabel what the values are
 * @param curves in the order of their colours
 * @param bound a value that is drawn across, with its name
 * @param dots whether each point has a mark
 */
record CurveChart(
    String title,
    String subtitle,
    String xLabel,
    String yLabel,
    List<Curve> curves,
    Bound bound,
    boolean dots) {
  private static final int HEIGHT = 560;
  private static final double NAMES = 230;
  private static final double ROOM = 1.3;
  private static final int HUES = 7;
  private static final double SHADE = 0.45;
  private static final BasicStroke THICK =
      new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  CurveChart {
    curves = List.copyOf(curves);
  }

  /**
   * A curve.
   *
   * @param number of its colour and shape
   * @param points with ascending x; at least one
   */
  record Curve(String name, int number, List<Point> points) {
    Curve {
      points = List.copyOf(points);
    }
  }

  /** A place on a curve. */
  record Point(double x, double y) {}

  /** A value that curves should stay below. */
  record Bound(double value, String name) {}

  /** All points of all curves. */
  DoubleStream xs() {
    return curves.stream().flatMap(curve -> curve.points.stream()).mapToDouble(Point::x);
  }

  Drawing drawing(ValueAxis x, Theme theme) {
    LogTickAxis y = new LogTickAxis(List.of());
    double[] ys =
        DoubleStream.concat(
                curves.stream().flatMap(curve -> curve.points.stream()).mapToDouble(Point::y),
                DoubleStream.of(bound.value))
            .toArray();
    y.setRange(
        DoubleStream.of(ys).min().orElseThrow() / ROOM,
        DoubleStream.of(ys).max().orElseThrow() * ROOM);
    Look.axis(x, xLabel, theme);
    Look.axis(y, yLabel, theme);
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, dots);
    List<LineLabel> labels = new ArrayList<>();
    for (Curve curve : curves) {
      int index = data.getSeriesCount();
      XYSeries series = new XYSeries(index + " " + curve.name, false, true);
      curve.points.forEach(point -> series.add(point.x, point.y));
      data.addSeries(series);
      Color colour = colour(curve.number, theme);
      renderer.setSeriesPaint(index, colour);
      renderer.setSeriesStroke(index, THICK);
      renderer.setSeriesShape(index, Markers.shape(curve.number));
      Point last = curve.points.getLast();
      labels.add(
          new LineLabel(TextBlock.of(curve.name, Fonts.TEXT, NAMES), colour, last.x, last.y));
    }
    XYPlot plot = new XYPlot(data, x, y, renderer);
    plot.setDomainGridlinePaint(theme.grid());
    plot.setRangeGridlinePaint(theme.grid());
    plot.setDomainGridlineStroke(Look.THIN);
    plot.setRangeGridlineStroke(Look.THIN);
    plot.addRangeMarker(new ValueMarker(bound.value, theme.muted(), Look.DASHED), Layer.BACKGROUND);
    double width = labels.stream().mapToDouble(label -> label.text().width()).max().orElse(0);
    plot.setInsets(new RectangleInsets(10, 0, 0, width + LineLabel.LEADER + 6));
    double heights = labels.stream().mapToDouble(label -> label.text().height() + 2).sum();
    JFreeChart chart = Look.chart(plot, title, subtitle, theme);
    return new Drawing(
        chart,
        Look.WIDTH,
        (int) Math.max(HEIGHT, heights + 160),
        (g, area) -> {
          drawBound(g, area, y, theme);
          LineLabel.drawAll(g, area, labels, x, y, theme);
        });
  }

  private void drawBound(Graphics2D g, Rectangle2D area, ValueAxis y, Theme theme) {
    double height = y.valueToJava2D(bound.value, area, RectangleEdge.LEFT);
    TextBlock.of(bound.name, Fonts.SMALL, NAMES)
        .drawLeft(g, area.getMinX() + 6, height - 9, theme.muted());
  }

  /** A hue for each, and shades of the hues where there are more. */
  private static Color colour(int number, Theme theme) {
    return theme.shade(theme.hue(number), number / HUES % 2 == 0 ? 0 : SHADE);
  }
}
