package dev.interleave.report.charts;

import dev.interleave.report.analysis.Row;
import dev.interleave.report.stats.Interval;
import dev.interleave.report.text.Digits;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
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
      "Each dot is one fork, in per cent of its cell's centre. Thick line: 95 % interval.";
  private static final double ROW = 20;
  private static final double NAMES = 400;
  private static final double GAP = 12;

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
    XYSeries dots = new XYSeries("forks", false, true);
    for (int i = 0; i < rows.size(); i++) {
      for (double value : rows.get(i).forkValues()) {
        dots.add(100 * (value / rows.get(i).value().centre() - 1), i);
      }
    }
    NumberAxis x = new NumberAxis();
    double reach = Math.max(1, Math.max(Math.abs(dots.getMinX()), Math.abs(dots.getMaxX())) * 1.08);
    x.setRange(-reach, reach);
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

  private void overlay(
      Graphics2D g, Rectangle2D area, List<TextBlock> names, ValueAxis x, ValueAxis y) {
    for (int i = 0; i < rows.size(); i++) {
      double middle = y.valueToJava2D(i, area, RectangleEdge.LEFT);
      names.get(i).drawRight(g, area.getMinX() - GAP, middle, theme.text());
      Interval value = rows.get(i).value();
      if (value.known()) {
        double low = percent(value.low(), value, x, area);
        double high = percent(value.high(), value, x, area);
        g.setColor(theme.text());
        g.setStroke(Look.LINE);
        g.draw(
            new Line2D.Double(
                Math.max(low, area.getMinX()), middle, Math.min(high, area.getMaxX()), middle));
      }
    }
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
