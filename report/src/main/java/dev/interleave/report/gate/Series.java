package dev.interleave.report.gate;

import dev.interleave.report.measure.Direction;
import java.util.List;
import org.hipparchus.stat.StatUtils;

/**
 * The forks of one run that measured the same.
 *
 * @param unit JMH's
 * @param better HIGHER or LOWER
 * @param forks a value for each, in the order of measuring
 */
public record Series(SeriesId id, String unit, Direction better, List<Double> forks) {
  /** Of a metric with this name speed is no part: it is the same on a fast machine. */
  private static final String ALLOCATION = "allocation";

  public Series {
    forks = List.copyOf(forks);
  }

  boolean isSpeed() {
    return !id.metric().equals(ALLOCATION);
  }

  boolean isPositive() {
    return forks.stream().allMatch(value -> value > 0 && Double.isFinite(value));
  }

  int size() {
    return forks.size();
  }

  /** Mean of how bad forks are, as a logarithm: greater is worse, whichever way is better. */
  double badness() {
    return StatUtils.mean(logs());
  }

  /** Sum of the squared differences from {@link #badness()}. */
  double squares() {
    return size() < 2 ? 0 : StatUtils.variance(logs()) * (size() - 1);
  }

  private double[] logs() {
    int sign = better == Direction.HIGHER ? -1 : 1;
    return forks.stream().mapToDouble(value -> sign * Math.log(value)).toArray();
  }
}
