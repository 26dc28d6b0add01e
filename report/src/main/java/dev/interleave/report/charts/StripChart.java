package dev.interleave.report.charts;

import dev.interleave.report.analysis.Row;
import dev.interleave.report.stats.Interval;
import dev.interleave.report.text.Digits;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Every fork as a dot, in per cent of its cell's centre: shows noise, outliers and groups. */
final class StripChart {
  static final String SUBTITLE =
      "Each dot is one fork, in per cent of its cell's centre. Line: 95 % interval.";
  private static final double ROW = 20;
  private static final double NAMES = 400;
  private static final double GAP = 12;
  private static final double ABOVE = 11;

  private final String title;
  private final List<String> labels;
  private final List<Row> rows;
  private final Theme theme;

  StripChart(String title, List<String> labels, List<Row> rows, Theme theme) {
    this.title = title;
    this.labels = labels;
    this.rows = rows;
    this.theme = theme;
  }

  Drawing drawing() {
    List<TextBlock> names =
        labels.stream().map(label -> TextBlock.of(label, Fonts.SMALL, NAMES)).toList();
    double reach = reach();
    XYSeries dots = new XYSeries("forks", false, true);
    for (int i = 0; i < rows.size(); i++) {
      for (double difference : differences(rows.get(i))) {
        dots.add(Math.clamp(difference, -reach, reach), i);
      }
    }
    NumberAxis x = new NumberAxis();
    x.setRange(-reach * 1.06, reach * 1.06);
    NumberAxis y = new NumberAxis();
    y.setRange(-0.6, rows.size() - 0.4);
    y.setInverted(true);
    y.setVisible(false);
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    renderer.setSeriesShape(0, new Ellipse2D.Double(-4, -4, 8, 8));
    Color hue = theme.hue(0);
    renderer.setSeriesPaint(0, new Color(hue.getRed(), hue.getGreen(), hue.getBlue(), 150));
    XYPlot plot = new XYPlot(new XYSeriesCollection(dots), x, y, renderer);
    plot.setRangeGridlinesVisible(false);
    plot.setDomainGridlinePaint(theme.grid());
    plot.setDomainGridlineStroke(Look.THIN);
    double width = names.stream().mapToDouble(TextBlock::width).max().orElse(0);
    plot.setInsets(new RectangleInsets(8, width + GAP, 0, 20));
    Look.axis(x, "difference from the cell's centre, %", theme);
    JFreeChart chart = Look.chart(plot, title, SUBTITLE, theme);
    double row = Math.max(ROW, names.stream().mapToDouble(TextBlock::height).max().orElse(0) + 4);
    return new Drawing(
        chart,
        Look.WIDTH,
        (int) (Look.headHeight(title, SUBTITLE) + row * (rows.size() + 0.2) + 90),
        (g, area) -> overlay(g, area, names, x, y));
  }

  private static List<Double> differences(Row row) {
    double centre = row.value().centre();
    return row.forkValues().stream().map(value -> 100 * (value / centre - 1)).toList();
  }

  /** Wide enough for all, unless a few lie so far out that nothing else could be told apart. */
  private double reach() {
    double[] sorted =
        rows.stream()
            .flatMap(row -> differences(row).stream())
            .mapToDouble(Math::abs)
            .sorted()
            .toArray();
    double most = sorted[sorted.length - 1];
    double usual = sorted[(int) (0.9 * (sorted.length - 1))];
    return Math.max(1, Math.min(most, 4 * usual));
  }

  private void overlay(
      Graphics2D g, Rectangle2D area, List<TextBlock> names, ValueAxis x, ValueAxis y) {
    double reach = reach();
    for (int i = 0; i < rows.size(); i++) {
      far(g, area, y.valueToJava2D(i, area, RectangleEdge.LEFT), differences(rows.get(i)), reach);
      double middle = y.valueToJava2D(i, area, RectangleEdge.LEFT);
      names.get(i).drawRight(g, area.getMinX() - GAP, middle, theme.text());
      Interval value = rows.get(i).value();
      if (value.known()) {
        double low = percent(value.low(), value, x, area);
        double high = percent(value.high(), value, x, area);
        g.setColor(theme.text());
        g.setStroke(Look.WHISKER);
        g.draw(
            new Line2D.Double(
                Math.max(low, area.getMinX()), middle, Math.min(high, area.getMaxX()), middle));
      }
    }
  }

  /** In figures what lies beyond the axis, above its dot at the edge. */
  private void far(
      Graphics2D g, Rectangle2D area, double middle, List<Double> differences, double reach) {
    differences.stream()
        .filter(difference -> Math.abs(difference) > reach * 1.0001)
        .max(Comparator.comparingDouble(Math::abs))
        .ifPresent(
            difference -> {
              TextBlock text =
                  TextBlock.of(
                      (difference > 0 ? "+" : "") + Digits.number(difference) + " %",
                      Fonts.SMALL,
                      90);
              if (difference > 0) {
                text.drawRight(g, area.getMaxX() - 4, middle - ABOVE, theme.muted());
              } else {
                text.drawLeft(g, area.getMinX() + 4, middle - ABOVE, theme.muted());
              }
            });
  }

  private static double percent(double bound, Interval value, ValueAxis x, Rectangle2D area) {
    return x.valueToJava2D(100 * (bound / value.centre() - 1), area, RectangleEdge.BOTTOM);
  }

  /** In words. */
  static String alternative(List<String> labels, List<Row> rows) {
    double widest =
        rows.stream()
            .flatMap(
                row ->
                    row.forkValues().stream()
                        .map(value -> Math.abs(value / row.value().centre() - 1)))
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(0);
    return "Forks of %s; the farthest lies %s from its cell's centre."
        .formatted(Digits.count(labels.size(), "cell"), Digits.percent(widest));
  }
}
