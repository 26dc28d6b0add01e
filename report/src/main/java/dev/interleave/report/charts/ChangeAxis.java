package dev.interleave.report.charts;

import java.awt.BasicStroke;
import java.util.Collection;
import java.util.stream.DoubleStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYDataset;

/**
 * An axis of changes in per cent that holds the margin; what lies beyond its ends is drawn at them.
 *
 * @param low its least change, in per cent
 * @param high its greatest
 * @param margin within which a change counts as none, as a fraction
 */
record ChangeAxis(double low, double high, double margin) {
  /** How many times as far as the margin the axis reaches at least, to either side. */
  private static final double MARGINS = 1.5;

  /** What is so many times as far out as nearly all others need not be shown. */
  private static final double FAR = 3;

  private static final double NEARLY_ALL = 0.8;
  private static final double ROOM = 1.06;
  private static final BasicStroke NONE = new BasicStroke(1.2f);

  /**
   * An axis that is wide enough.
   *
   * @param whole ratios that all have a place
   * @param mostly ratios that have one unless they lie far out
   */
  static ChangeAxis of(Collection<Double> whole, Collection<Double> mostly, double margin) {
    double[] sorted = percents(mostly).map(Math::abs).sorted().toArray();
    double far = sorted.length == 0 ? 0 : FAR * sorted[(int) (NEARLY_ALL * (sorted.length - 1))];
    double[] shown =
        DoubleStream.concat(
                percents(whole), percents(mostly).filter(change -> Math.abs(change) <= far))
            .toArray();
    return new ChangeAxis(
        Math.min(
            MARGINS * percent(1 / (1 + margin)), ROOM * DoubleStream.of(shown).min().orElse(0)),
        Math.max(MARGINS * percent(1 + margin), ROOM * DoubleStream.of(shown).max().orElse(0)),
        margin);
  }

  private static DoubleStream percents(Collection<Double> ratios) {
    return ratios.stream().mapToDouble(ChangeAxis::percent).filter(Double::isFinite);
  }

  private static double percent(double ratio) {
    return 100 * (ratio - 1);
  }

  /** Where a ratio is, in per cent. */
  double place(double ratio) {
    return Math.clamp(percent(ratio), low, high);
  }

  boolean isBeyond(double ratio) {
    return percent(ratio) < low || percent(ratio) > high;
  }

  NumberAxis axis(String label, Theme theme) {
    double room = 0.02 * (high - low);
    NumberAxis axis = new NumberAxis();
    axis.setRange(low - room, high + room);
    Look.axis(axis, label, theme);
    return axis;
  }

  /** A plot of dots that are drawn by hand, with the renderer without which it has no markers. */
  static XYPlot plot(XYDataset dots, NumberAxis x, NumberAxis y) {
    return new XYPlot(dots, x, y, new XYLineAndShapeRenderer(false, false));
  }

  /**
   * Shades the margin and marks where nothing changed.
   *
   * @param lying whether changes are told from left to right
   */
  void shade(XYPlot plot, boolean lying, Theme theme) {
    IntervalMarker within =
        new IntervalMarker(percent(1 / (1 + margin)), percent(1 + margin), theme.shaded());
    ValueMarker none = new ValueMarker(0, theme.muted(), NONE);
    if (lying) {
      plot.addDomainMarker(within, Layer.BACKGROUND);
      plot.addDomainMarker(none, Layer.BACKGROUND);
    } else {
      plot.addRangeMarker(within, Layer.BACKGROUND);
      plot.addRangeMarker(none, Layer.BACKGROUND);
    }
  }
}
