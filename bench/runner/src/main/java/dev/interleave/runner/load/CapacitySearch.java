package dev.interleave.runner.load;

import java.util.OptionalDouble;

/**
 * Finds the highest rate that is kept: growth by a factor until one is kept and a higher one is
 * not, then bisection on a logarithmic scale until both are within 5 %.
 *
 * <p>What a machine does for a moment must not end the search: a rate that is missed is tried once
 * more, unless by far.
 */
final class CapacitySearch {
  /** Requests per second; below it a few seconds have too few requests for a percentile. */
  static final double FLOOR = 10;

  /** No connection on loopback carries as many. */
  static final double CEILING = 2e6;

  /** How near the lowest rate that was missed has to come to the highest that was kept. */
  private static final double NEAR = 1.05;

  /** The factor from a rate that nothing is known of. */
  private static final double FAR_STEP = 2;

  /** The first factor from a rate that was the highest before. */
  private static final double NEAR_STEP = 1.15;

  /** What became of a probe. */
  enum Probed {
    KEPT,
    MISSED,
    /** So far beyond the bound that no moment of the machine explains it. */
    MISSED_BY_FAR
  }

  private double low = Double.NaN;
  private double high = Double.NaN;
  private double next;
  private double step;
  private boolean again;
  private boolean done;

  private CapacitySearch(double start, double step) {
    this.next = Math.clamp(start, FLOOR, CEILING);
    this.step = step;
  }

  /** From a rate that nothing is known of. */
  static CapacitySearch from(double start) {
    return new CapacitySearch(start, FAR_STEP);
  }

  /** From what an earlier round found; the factor grows as long as it leads the same way. */
  static CapacitySearch around(double earlier) {
    return new CapacitySearch(earlier, NEAR_STEP);
  }

  /** The rate to try, requests per second; empty when the search has ended. */
  OptionalDouble next() {
    return done ? OptionalDouble.empty() : OptionalDouble.of(next);
  }

  /** What became of it. */
  void tell(Probed probed) {
    if (probed == Probed.MISSED && !again) {
      again = true;
      return;
    }
    again = false;
    if (probed == Probed.KEPT) {
      low = next;
    } else {
      high = next;
    }
    if (Double.isNaN(high)) {
      done = low >= CEILING;
      grow(step);
    } else if (Double.isNaN(low)) {
      done = high <= FLOOR;
      grow(1 / step);
    } else {
      done = high / low <= NEAR;
      next = Math.sqrt(low * high);
    }
  }

  private void grow(double factor) {
    next = Math.clamp(next * factor, FLOOR, CEILING);
    step = Math.min(FAR_STEP, step * step);
  }

  /** The highest rate that was kept so far. */
  OptionalDouble highest() {
    return Double.isNaN(low) ? OptionalDouble.empty() : OptionalDouble.of(low);
  }
}
