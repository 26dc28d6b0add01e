package dev.interleave.report.charts;

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
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** What changed between two builds: a dot with its interval for each, the margin shaded. */
final class ChangeChart {
  private static final double ROW = 24;
  private static final double NAMES = 360;
  private static final double GAP = 12;
  private static final double TEXT = 190;
  private static final double LEAST_REACH = 5;

  private final String title;
  private final List<Change> changes;
  private final double margin;
  private final Theme theme;

  ChangeChart(String title, List<Change> changes, double margin, Theme theme) {
    this.title = title;
    this.changes = changes;
    this.margin = margin;
    this.theme = theme;
  }

  Drawing drawing() {
    String subtitle =
        "To the right: slower. Line: 95 %% interval. Shaded: the margin of %s."
            .formatted(Digits.percent(margin));
    List<TextBlock> names =
        changes.stream().map(change -> TextBlock.of(change.name(), Fonts.SMALL, NAMES)).toList();
    double reach = reach();
    XYSeries dots = new XYSeries("changes", false, true);
    for (int i = 0; i < changes.size(); i++) {
      double centre = percent(changes.get(i).ratio().centre());
      if (Double.isFinite(centre)) {
        dots.add(Math.clamp(centre, -reach, reach), i);
      }
    }
    NumberAxis x = new NumberAxis();
    x.setRange(-reach * 1.06, reach * 1.06);
    NumberAxis y = new NumberAxis();
    y.setRange(-0.6, changes.size() - 0.4);
    y.setInverted(true);
    y.setVisible(false);
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    renderer.setSeriesShape(0, new Ellipse2D.Double(-4.5, -4.5, 9, 9));
    renderer.setSeriesPaint(0, theme.hue(0));
    XYPlot plot = new XYPlot(new XYSeriesCollection(dots), x, y, renderer);
    plot.setRangeGridlinesVisible(false);
    plot.setDomainGridlinePaint(theme.grid());
    plot.setDomainGridlineStroke(Look.THIN);
    Color grid = theme.grid();
    plot.addDomainMarker(
        new IntervalMarker(
            percent(1 / (1 + margin)),
            percent(1 + margin),
            new Color(grid.getRed(), grid.getGreen(), grid.getBlue(), 150)),
        Layer.BACKGROUND);
    double width = names.stream().mapToDouble(TextBlock::width).max().orElse(0);
    plot.setInsets(new RectangleInsets(8, width + GAP, 0, TEXT));
    Look.axis(x, "change, %", theme);
    JFreeChart chart = Look.chart(plot, title, subtitle, theme);
    double row = Math.max(ROW, names.stream().mapToDouble(TextBlock::height).max().orElse(0) + 6);
    return new Drawing(
        chart,
        Look.WIDTH,
        (int) (Look.headHeight(title, subtitle) + row * (changes.size() + 0.2) + 90),
        (g, area) -> overlay(g, area, names, x, y));
  }

  private static double percent(double ratio) {
    return 100 * (ratio - 1);
  }

  /** All centres are in it, and intervals but for those far wider than most. */
  private double reach() {
    double centres =
        changes.stream()
            .mapToDouble(change -> Math.abs(percent(change.ratio().centre())))
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    double[] bounds =
        changes.stream()
            .filter(change -> change.ratio().known())
            .mapToDouble(
                change ->
                    Math.max(
                        Math.abs(percent(change.ratio().low())),
                        Math.abs(percent(change.ratio().high()))))
            .sorted()
            .toArray();
    double usual = bounds.length == 0 ? 0 : bounds[(int) (0.8 * (bounds.length - 1))];
    return Math.max(LEAST_REACH, Math.max(1.1 * centres, 1.1 * usual));
  }

  private void overlay(
      Graphics2D g, Rectangle2D area, List<TextBlock> names, ValueAxis x, ValueAxis y) {
    g.setColor(theme.muted());
    g.setStroke(Look.DASHED);
    double none = x.valueToJava2D(0, area, RectangleEdge.BOTTOM);
    g.draw(new Line2D.Double(none, area.getMinY(), none, area.getMaxY()));
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      double middle = y.valueToJava2D(i, area, RectangleEdge.LEFT);
      names.get(i).drawRight(g, area.getMinX() - GAP, middle, theme.text());
      TextBlock.of(change.verdict(), Fonts.SMALL, TEXT - GAP)
          .drawLeft(
              g, area.getMaxX() + GAP, middle, change.notable() ? theme.text() : theme.muted());
      if (change.ratio().known()) {
        double low = x.valueToJava2D(percent(change.ratio().low()), area, RectangleEdge.BOTTOM);
        double high = x.valueToJava2D(percent(change.ratio().high()), area, RectangleEdge.BOTTOM);
        g.setColor(theme.text());
        g.setStroke(Look.WHISKER);
        g.draw(
            new Line2D.Double(
                Math.max(low, area.getMinX()), middle, Math.min(high, area.getMaxX()), middle));
      }
    }
  }
}
