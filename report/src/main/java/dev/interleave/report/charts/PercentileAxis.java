package dev.interleave.report.charts;

import dev.interleave.report.text.Digits;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * An axis on which each further nine of a percentile takes as much room, as HdrHistogram's plots
 * have it: its values are one over the share of what is slower.
 */
final class PercentileAxis extends LogAxis {
  private static final long serialVersionUID = 1L;

  /** The most that a double tells apart from 100 %. */
  private static final int NINES = 7;

  /** Up to this value, as {@link #place} has it. */
  PercentileAxis(double most) {
    super(null);
    setRange(1, Math.max(place(99), most) * 1.1);
  }

  /** Where a percentile is. */
  static double place(double percent) {
    return 100 / (100 - percent);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
    List<NumberTick> ticks = new ArrayList<>();
    add(ticks, 0);
    add(ticks, 50);
    for (int nines = 1; nines <= NINES; nines++) {
      add(ticks, 100 - 100 * Math.pow(10, -nines));
    }
    return ticks;
  }

  private void add(List<NumberTick> ticks, double percent) {
    double place = place(percent);
    if (place <= getRange().getUpperBound()) {
      ticks.add(new NumberTick(place, label(percent), TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0));
    }
  }

  /** With all its nines. */
  private static String label(double percent) {
    return percent <= 99
        ? Digits.number(percent) + " %"
        : java.math.BigDecimal.valueOf(percent)
                .round(new java.math.MathContext(9))
                .stripTrailingZeros()
                .toPlainString()
            + " %";
  }
}
