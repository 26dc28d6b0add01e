package dev.interleave.suites.workload;

import java.util.stream.LongStream;

/**
 * For how long units could have gone on and did not: by how much their sleeps took longer than
 * asked for, or for how long the answers that they waited for had been sent. A sum for each unit,
 * because units share nothing: keeping it costs an addition to an element that only this unit's
 * thread writes.
 */
public final class Lateness {
  private long[] nanos = new long[0];

  public void open(int units) {
    nanos = new long[units];
  }

  /** A unit could have gone on so long ago, in nanoseconds; kept if the unit was announced. */
  public void woke(int unit, long ago) {
    if (unit < nanos.length) {
      nanos[unit] += ago;
    }
  }

  /** Of one unit since they were opened, in nanoseconds; 0 if it was not announced. */
  public long of(int unit) {
    return unit < nanos.length ? nanos[unit] : 0;
  }

  /** Of all units since they were opened, in nanoseconds. */
  public double sum() {
    return LongStream.of(nanos).asDoubleStream().sum();
  }
}
