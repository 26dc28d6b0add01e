package dev.interleave.report.charts;

import dev.interleave.report.stats.Interval;
import dev.interleave.report.text.Digits;
import dev.interleave.report.text.Percents;
import dev.interleave.report.verdicts.Kind;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A forest plot: each change with its interval, the margin shaded. */
final class ForestChart {
  private static final double ROW = 26;
  private static final double NAMES = 280;
  private static final double TEXT = 260;
  private static final double GAP = 14;

  private final String title;
  private final List<Change> rows;
  private final ChangeAxis changes;
  private final Theme theme;
  private final List<TextBlock> names;
  private final List<TextBlock> texts;

  ForestChart(String title, List<Change> rows, ChangeAxis changes, Theme theme) {
    this.title = title;
    this.rows = rows;
    this.changes = changes;
    this.theme = theme;
    this.names = rows.stream().map(row -> TextBlock.of(row.label(), Fonts.SMALL, NAMES)).toList();
    this.texts =
        rows.stream()
            .map(row -> Percents.change(row.ratio()) + " " + row.kind().words())
            .map(text -> TextBlock.of(text, Fonts.SMALL, TEXT))
            .toList();
  }

  /** Wide enough for all rows' changes, and for intervals but those far wider than most. */
  static ChangeAxis axis(List<Change> rows, double margin) {
    return ChangeAxis.of(
        rows.stream().map(row -> row.ratio().centre()).toList(),
        rows.stream().flatMap(row -> Stream.of(row.ratio().low(), row.ratio().high())).toList(),
        margin);
  }

  Drawing drawing() {
    String subtitle =
        "Right is worse. Lines: 95 % intervals, with arrows where they go on. Shaded: the margin of "
            + Percents.plain(changes.margin())
            + ".";
    NumberAxis x = changes.axis("change, %", theme);
    NumberAxis y = new NumberAxis();
    y.setRange(-0.6, rows.size() - 0.4);
    y.setInverted(true);
    y.setVisible(false);
    XYPlot plot = ChangeAxis.plot(data(), x, y);
    changes.shade(plot, true, theme);
    plot.setRangeGridlinesVisible(false);
    plot.setDomainGridlinePaint(theme.grid());
    plot.setDomainGridlineStroke(Look.THIN);
    plot.setInsets(new RectangleInsets(8, widest(names) + GAP, 0, widest(texts) + GAP));
    JFreeChart chart = Look.chart(plot, title, subtitle, theme);
    double row = Math.max(ROW, names.stream().mapToDouble(TextBlock::height).max().orElse(0) + 6);
    return new Drawing(
        chart,
        Look.WIDTH,
        (int) (Look.headHeight(title, subtitle) + row * (rows.size() + 0.2) + 90),
        (g, area) -> overlay(g, area, x, y));
  }

  private XYSeriesCollection data() {
    XYSeries centres = new XYSeries("changes", false, true);
    for (int i = 0; i < rows.size(); i++) {
      centres.add(changes.place(rows.get(i).ratio().centre()), i);
    }
    return new XYSeriesCollection(centres);
  }

  private static double widest(List<TextBlock> blocks) {
    return blocks.stream().mapToDouble(TextBlock::width).max().orElse(0);
  }

  private void overlay(Graphics2D g, Rectangle2D area, ValueAxis x, ValueAxis y) {
    for (int i = 0; i < rows.size(); i++) {
      Change row = rows.get(i);
      double middle = y.valueToJava2D(i, area, RectangleEdge.LEFT);
      names.get(i).drawRight(g, area.getMinX() - GAP, middle, theme.text());
      texts
          .get(i)
          .drawLeft(
              g,
              area.getMaxX() + GAP,
              middle,
              row.kind().isChange() ? theme.text() : theme.muted());
      change(g, area, row, x, middle);
    }
  }

  private void change(Graphics2D g, Rectangle2D area, Change row, ValueAxis x, double middle) {
    Mark mark = Mark.of(row.kind(), theme);
    Interval ratio = row.ratio();
    g.setColor(mark.colour());
    g.setStroke(Look.LINE);
    if (ratio.known()) {
      double low = x(ratio.low(), x, area);
      double high = x(ratio.high(), x, area);
      g.draw(new Line2D.Double(low, middle, high, middle));
      arrow(g, changes.isBeyond(ratio.low()), low, middle, -5);
      arrow(g, changes.isBeyond(ratio.high()), high, middle, 5);
    }
    Shape shape =
        AffineTransform.getTranslateInstance(x(ratio.centre(), x, area), middle)
            .createTransformedShape(mark.shape());
    g.setColor(mark.filled() ? mark.colour() : theme.background());
    g.fill(shape);
    g.setColor(mark.colour());
    g.draw(shape);
  }

  private static void arrow(Graphics2D g, boolean beyond, double tip, double middle, double side) {
    if (beyond) {
      g.draw(new Line2D.Double(tip, middle, tip - side, middle - 4));
      g.draw(new Line2D.Double(tip, middle, tip - side, middle + 4));
    }
  }

  private double x(double ratio, ValueAxis x, Rectangle2D area) {
    return x.valueToJava2D(changes.place(ratio), area, RectangleEdge.BOTTOM);
  }

  /** In words, for those who don't see it. */
  static String alternative(List<Change> rows) {
    String counts =
        Arrays.stream(Kind.values())
            .map(kind -> count(rows, kind))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    return "%s with intervals: %s. The table has the figures."
        .formatted(Digits.count(rows.size(), "change"), counts);
  }

  private static String count(List<Change> rows, Kind kind) {
    long count = rows.stream().filter(row -> row.kind() == kind).count();
    return count == 0 ? "" : count + " " + kind.words();
  }
}
