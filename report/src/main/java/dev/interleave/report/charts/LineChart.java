package dev.interleave.report.charts;

import dev.interleave.report.analysis.Figure;
import dev.interleave.report.analysis.Figure.Mark;
import dev.interleave.report.stats.Interval;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Lines over a number, each named at its end; whiskers are intervals, dashes are limits. */
final class LineChart {
  private static final int HEIGHT = 560;
  private static final double NAMES = 260;

  private final Figure figure;
  private final Palette palette;
  private final Theme theme;
  private final Map<String, List<Mark>> lines;
  private final Limits limits;

  LineChart(Figure figure, Palette palette, Theme theme) {
    this.figure = figure;
    this.palette = palette;
    this.theme = theme;
    this.lines =
        figure.marks().stream()
            .collect(Collectors.groupingBy(Mark::label, LinkedHashMap::new, Collectors.toList()));
    this.limits = Limits.of(figure);
  }

  Drawing drawing() {
    ValueAxis x = xAxis();
    ValueAxis y = yAxis();
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    XYErrorRenderer renderer = renderer();
    List<LineLabel> labels = new ArrayList<>();
    lines.forEach(
        (name, marks) -> {
          String series = marks.getFirst().series();
          Color colour = palette.colour(series, theme);
          int index = data.getSeriesCount();
          data.addSeries(series(name, marks));
          renderer.setSeriesPaint(index, colour);
          renderer.setSeriesStroke(index, Look.LINE);
          renderer.setSeriesShape(index, palette.shape(series));
          Mark last = marks.getLast();
          labels.add(
              new LineLabel(
                  TextBlock.of(name, Fonts.TEXT, NAMES),
                  colour,
                  last.x(),
                  last.row().value().centre()));
        });
    limits
        .lines(lines)
        .forEach(
            line -> {
              int index = data.getSeriesCount();
              data.addSeries(limitSeries(line.name(), line.points()));
              Color colour =
                  line.series() == null ? theme.text() : palette.colour(line.series(), theme);
              renderer.setSeriesPaint(index, colour);
              renderer.setSeriesStroke(index, Look.DASHED);
              renderer.setSeriesShapesVisible(index, false);
              if (line.series() == null) {
                var end = List.copyOf(line.points().entrySet()).getLast();
                labels.add(
                    new LineLabel(
                        TextBlock.of(line.name(), Fonts.TEXT, NAMES),
                        colour,
                        end.getKey(),
                        end.getValue()));
              }
            });
    XYPlot plot = new XYPlot(data, x, y, renderer);
    plot.setDomainGridlinePaint(theme.grid());
    plot.setRangeGridlinePaint(theme.grid());
    plot.setDomainGridlineStroke(Look.THIN);
    plot.setRangeGridlineStroke(Look.THIN);
    double width = labels.stream().mapToDouble(label -> label.text().width()).max().orElse(0);
    plot.setInsets(new RectangleInsets(10, 0, 0, width + LineLabel.LEADER + 6));
    double heights = labels.stream().mapToDouble(label -> label.text().height() + 2).sum();
    JFreeChart chart = Look.chart(plot, figure.title(), Texts.subtitle(figure), theme);
    return new Drawing(
        chart,
        Look.WIDTH,
        (int) Math.max(HEIGHT, heights + 160),
        (g, area) -> LineLabel.drawAll(g, area, labels, x, y, theme));
  }

  private XYErrorRenderer renderer() {
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDefaultLinesVisible(true);
    renderer.setDefaultShapesVisible(true);
    renderer.setDrawXError(false);
    renderer.setDrawYError(true);
    renderer.setCapLength(6);
    renderer.setErrorStroke(new BasicStroke(1.3f));
    renderer.setDefaultOutlinePaint(theme.background());
    return renderer;
  }

  private YIntervalSeries series(String name, List<Mark> marks) {
    YIntervalSeries series = new YIntervalSeries(name);
    for (Mark mark : marks) {
      Interval value = mark.row().value();
      double low = value.known() ? value.low() : value.centre();
      // What can't be placed on a logarithmic axis ends at the point itself.
      double placed = figure.logValue() && low <= 0 ? value.centre() : low;
      series.add(mark.x(), value.centre(), placed, value.known() ? value.high() : value.centre());
    }
    return series;
  }

  private static YIntervalSeries limitSeries(String name, Map<Double, Double> points) {
    YIntervalSeries series = new YIntervalSeries(name + " ");
    points.forEach((x, y) -> series.add(x, y, y, y));
    return series;
  }

  private ValueAxis xAxis() {
    Collection<Double> values =
        figure.marks().stream().map(Mark::x).collect(Collectors.toCollection(TreeSet::new));
    double min = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double max = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    ValueAxis axis;
    if (figure.logX()) {
      axis = new LogTickAxis(values);
      double margin = Math.pow(Math.max(max / min, 1.5), 0.04);
      axis.setRange(min / margin, max * margin);
    } else {
      axis = new NumberAxis();
      double margin = Math.max((max - min) * 0.04, Math.abs(max) * 1e-3 + 1e-9);
      axis.setRange(min - margin, max + margin);
    }
    Look.axis(axis, figure.xLabel(), theme);
    return axis;
  }

  private ValueAxis yAxis() {
    double[] all =
        DoubleStream.concat(
                figure.marks().stream()
                    .map(mark -> mark.row().value())
                    .flatMapToDouble(
                        value -> DoubleStream.of(value.centre(), value.low(), value.high())),
                limits.values())
            .filter(Double::isFinite)
            .filter(value -> !figure.logValue() || value > 0)
            .toArray();
    double max = DoubleStream.of(all).max().orElse(1);
    double min = DoubleStream.of(all).min().orElse(0);
    ValueAxis axis;
    if (figure.logValue()) {
      axis = new LogTickAxis(List.of());
      axis.setRange(min / 1.4, max * 1.4);
    } else {
      axis = new NumberAxis();
      axis.setRange(Math.min(0, min * 1.05), max <= 0 ? 1 : max * 1.06);
    }
    Look.axis(axis, figure.unit(), theme);
    return axis;
  }
}
