package dev.interleave.report.charts;

import dev.interleave.report.text.Digits;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A logarithmic axis with ticks at given values, or at powers of ten and, of few, at 2 and 5. */
final class LogTickAxis extends LogAxis {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 10;

  private final double[] fixed;

  /** Ticks at these values unless there are too many of them. */
  LogTickAxis(Collection<Double> ticks) {
    super(null);
    fixed = new TreeSet<>(ticks).stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
    double lower = getRange().getLowerBound();
    double upper = getRange().getUpperBound();
    List<NumberTick> ticks = new ArrayList<>();
    TextAnchor anchor =
        RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    for (double value : values(lower, upper)) {
      if (value >= lower * (1 - 1e-9) && value <= upper * (1 + 1e-9)) {
        ticks.add(new NumberTick(value, Digits.number(value), anchor, TextAnchor.CENTER, 0));
      }
    }
    return ticks;
  }

  private double[] values(double lower, double upper) {
    if (fixed.length > 0 && fixed.length <= MOST) {
      return fixed;
    }
    int from = (int) Math.floor(Math.log10(lower));
    int to = (int) Math.ceil(Math.log10(upper));
    int decades = to - from;
    double[] steps =
        decades <= 2
            ? new double[] {1, 2, 5}
            : decades <= 4 ? new double[] {1, 3} : new double[] {1};
    int every = Math.max(1, decades / 8);
    List<Double> values = new ArrayList<>();
    for (int power = from; power <= to; power += every) {
      for (double step : steps) {
        values.add(step * Math.pow(10, power));
      }
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
