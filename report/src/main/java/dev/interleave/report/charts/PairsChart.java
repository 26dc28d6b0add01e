package dev.interleave.report.charts;

import dev.interleave.report.stats.Interval;
import dev.interleave.report.text.Percents;
import dev.interleave.report.verdicts.PairPoint;
import dev.interleave.report.verdicts.VerdictRow;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * The pairs behind one verdict, in the order of measuring: shows drift, groups and outliers, which
 * pairs raised a suspicion, and which forks are in doubt.
 */
final class PairsChart {
  private static final int HEIGHT = 330;
  private static final double DOT = 4.5;
  private static final int BAND = 45;

  private final String title;
  private final VerdictRow row;
  private final List<PairPoint> points;
  private final ChangeAxis changes;
  private final Theme theme;

  PairsChart(String title, VerdictRow row, double margin, Theme theme) {
    this.title = title;
    this.row = row;
    this.points = row.points().stream().filter(point -> Double.isFinite(point.worse())).toList();
    this.changes =
        ChangeAxis.of(
            List.of(row.ratio().centre()), points.stream().map(PairsChart::ratio).toList(), margin);
    this.theme = theme;
  }

  private static double ratio(PairPoint point) {
    return Math.exp(point.worse());
  }

  Drawing drawing() {
    String subtitle = subtitle();
    NumberAxis x = new NumberAxis();
    x.setRange(0, (points.isEmpty() ? 1 : points.getLast().number()) + 1.0);
    Look.axis(x, "pair", theme);
    NumberAxis y = changes.axis("change, %", theme);
    XYSeries dots = new XYSeries("pairs", false, true);
    points.forEach(point -> dots.add(point.number(), changes.place(ratio(point))));
    XYPlot plot = ChangeAxis.plot(new XYSeriesCollection(dots), x, y);
    changes.shade(plot, false, theme);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(theme.grid());
    plot.setRangeGridlineStroke(Look.THIN);
    plot.setInsets(new RectangleInsets(8, 0, 0, 16));
    JFreeChart chart = Look.chart(plot, title, subtitle, theme);
    return new Drawing(
        chart,
        Look.WIDTH,
        (int) (Look.headHeight(title, subtitle) + HEIGHT),
        (g, area) -> overlay(g, area, x, y));
  }

  private String subtitle() {
    boolean screened = points.stream().anyMatch(point -> !point.tested());
    boolean flagged = points.stream().anyMatch(PairPoint::flagged);
    return (row.ratio().known()
            ? "Each dot is a pair of forks; up is worse. Line and band: the change and its 95 % interval"
            : "Each dot is a pair of forks; up is worse. Line: the change, of too few for an interval")
        + (screened ? ", of the filled dots: hollow ones chose what to test" : "")
        + (flagged ? ". Ringed: a fork in doubt, which counts all the same" : "")
        + ".";
  }

  private void overlay(Graphics2D g, Rectangle2D area, ValueAxis x, ValueAxis y) {
    Color hue = Mark.of(row.kind(), theme).colour();
    estimate(g, area, x, y, hue);
    g.setStroke(Look.WHISKER);
    List<Rectangle2D> taken = new ArrayList<>();
    for (PairPoint point : points) {
      double across = x.valueToJava2D(point.number(), area, RectangleEdge.BOTTOM);
      double up = y(ratio(point), y, area);
      g.setColor(point.tested() ? hue : theme.background());
      g.fill(dot(across, up, DOT));
      g.setColor(hue);
      g.draw(dot(across, up, DOT));
      if (point.flagged()) {
        g.setColor(theme.text());
        g.draw(dot(across, up, DOT + 4));
      }
      if (changes.isBeyond(ratio(point))) {
        beyond(g, area, point, new Point2D.Double(across, up), taken);
      }
    }
  }

  /** Over the pairs that it rests on. */
  private void estimate(Graphics2D g, Rectangle2D area, ValueAxis x, ValueAxis y, Color hue) {
    Interval ratio = row.ratio();
    double from =
        points.stream()
            .filter(PairPoint::tested)
            .mapToDouble(point -> point.number() - 0.5)
            .findFirst()
            .orElse(0);
    double left = x.valueToJava2D(from, area, RectangleEdge.BOTTOM);
    if (ratio.known()) {
      double top = y(ratio.high(), y, area);
      g.setColor(new Color(hue.getRed(), hue.getGreen(), hue.getBlue(), BAND));
      g.fill(
          new Rectangle2D.Double(left, top, area.getMaxX() - left, y(ratio.low(), y, area) - top));
    }
    g.setColor(hue);
    g.setStroke(Look.LINE);
    double middle = y(ratio.centre(), y, area);
    g.draw(new Line2D.Double(left, middle, area.getMaxX(), middle));
  }

  /** In figures what lies beyond the axis, beside its dot at the edge, where there is room. */
  private void beyond(
      Graphics2D g, Rectangle2D area, PairPoint point, Point2D dot, List<Rectangle2D> taken) {
    TextBlock text =
        TextBlock.of(
            Percents.change(new Interval(ratio(point), Double.NaN, Double.NaN, 1)),
            Fonts.SMALL,
            90);
    double middle = dot.getY() + (point.worse() > 0 ? 10 : -10);
    double left = Math.min(dot.getX() + DOT + 5, area.getMaxX() - text.width());
    Rectangle2D room =
        new Rectangle2D.Double(left, middle - text.height() / 2, text.width() + 6, text.height());
    if (taken.stream().noneMatch(room::intersects)) {
      taken.add(room);
      text.drawLeft(g, left, middle, theme.muted());
    }
  }

  private double y(double ratio, ValueAxis y, Rectangle2D area) {
    return y.valueToJava2D(changes.place(ratio), area, RectangleEdge.LEFT);
  }

  private static Ellipse2D dot(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }
}
