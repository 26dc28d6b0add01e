package dev.interleave.report.charts;

import dev.interleave.report.analysis.Figure;
import dev.interleave.report.analysis.Figure.Mark;
import dev.interleave.report.analysis.Row.LimitShare;
import dev.interleave.report.text.Digits;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;

/** Lying bars, the best on top: names to the left, values in figures to the right. */
final class BarChart {
  private static final double NAMES = 300;
  private static final double GAP = 12;

  private final Figure figure;
  private final Palette palette;
  private final Theme theme;
  private final List<TextBlock> names;
  private final List<TextBlock> values;

  BarChart(Figure figure, Palette palette, Theme theme) {
    this.figure = figure;
    this.palette = palette;
    this.theme = theme;
    this.names =
        figure.marks().stream().map(mark -> TextBlock.of(mark.label(), Fonts.TEXT, NAMES)).toList();
    this.values =
        figure.marks().stream().map(mark -> TextBlock.of(value(mark), Fonts.SMALL, 400)).toList();
  }

  Drawing drawing() {
    DefaultCategoryDataset dataset = new DefaultCategoryDataset();
    List<Mark> marks = figure.marks();
    for (int i = 0; i < marks.size(); i++) {
      dataset.addValue(marks.get(i).row().value().centre(), "value", Integer.valueOf(i));
    }
    CategoryAxis categories = new CategoryAxis();
    categories.setVisible(false);
    categories.setLowerMargin(0);
    categories.setUpperMargin(0);
    ValueAxis values = valueAxis();
    CategoryPlot plot =
        new CategoryPlot(
            dataset,
            categories,
            values,
            new IntervalBarRenderer(marks, palette, theme, figure.logValue()));
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setRangeGridlinePaint(theme.grid());
    plot.setRangeGridlineStroke(Look.THIN);
    plot.setInsets(new RectangleInsets(24, width(names) + GAP, 0, width(this.values) + 2 * GAP));
    String subtitle = Texts.subtitle(figure);
    JFreeChart chart = Look.chart(plot, figure.title(), subtitle, theme);
    double row = Math.max(28, names.stream().mapToDouble(TextBlock::height).max().orElse(0) + 8);
    double height = Look.headHeight(figure.title(), subtitle) + row * marks.size() + 24 + 60;
    return new Drawing(
        chart, Look.WIDTH, (int) Math.ceil(height), (g, area) -> labels(g, area, categories));
  }

  private void labels(Graphics2D g, Rectangle2D area, CategoryAxis axis) {
    new TextBlock(List.of(heading()), Fonts.SMALL)
        .drawLeft(g, area.getMaxX() + GAP, area.getMinY() - 12, theme.muted());
    int count = names.size();
    for (int i = 0; i < count; i++) {
      double middle = axis.getCategoryMiddle(i, count, area, RectangleEdge.LEFT);
      names.get(i).drawRight(g, area.getMinX() - GAP, middle, theme.text());
      values.get(i).drawLeft(g, area.getMaxX() + GAP, middle, theme.text());
    }
  }

  private String heading() {
    boolean limits = figure.marks().stream().anyMatch(mark -> mark.row().limit() != null);
    return figure.unit() + (limits ? ", share of the limit" : "");
  }

  private static String value(Mark mark) {
    LimitShare limit = mark.row().limit();
    String value = Digits.interval(mark.row().value());
    return limit == null ? value : value + ", " + Digits.percent(limit.share().centre());
  }

  private double width(List<TextBlock> blocks) {
    return Math.max(
        blocks.equals(values) ? TextBlock.width(heading(), Fonts.SMALL) : 0,
        blocks.stream().mapToDouble(TextBlock::width).max().orElse(0));
  }

  private ValueAxis valueAxis() {
    double[] all =
        figure.marks().stream()
            .flatMapToDouble(BarChart::extent)
            .filter(Double::isFinite)
            .toArray();
    double max = DoubleStream.of(all).max().orElse(1);
    double min = DoubleStream.of(all).min().orElse(0);
    ValueAxis axis;
    if (figure.logValue()) {
      axis = new LogTickAxis(List.of());
      axis.setRange(Math.pow(10, Math.floor(Math.log10(min) - 0.15)), max * 1.15);
    } else {
      axis = new NumberAxis();
      axis.setRange(Math.min(0, min * 1.05), max <= 0 ? 1 : max * 1.04);
    }
    Look.axis(axis, "", theme);
    return axis;
  }

  private static DoubleStream extent(Mark mark) {
    LimitShare limit = mark.row().limit();
    return DoubleStream.of(
        mark.row().value().centre(),
        // A lower bound at or below zero can't be placed on a logarithmic axis.
        mark.row().value().low() > 0 ? mark.row().value().low() : Double.NaN,
        mark.row().value().high(),
        limit == null ? Double.NaN : limit.limit());
  }
}
