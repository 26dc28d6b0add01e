package dev.interleave.suites.workload;

import java.util.stream.LongStream;

/**
 * By how much sleeps took longer than asked for. A sum for each unit, because units share nothing:
 * keeping it costs an addition to an element that only this unit's thread writes.
 */
final class Lateness {
  private long[] nanos = new long[0];

  void open(int units) {
    nanos = new long[units];
  }

  /** A sleep of a unit, both times in nanoseconds; kept if the unit was announced. */
  void slept(int unit, long asked, long took) {
    if (unit < nanos.length) {
      nanos[unit] += took - asked;
    }
  }

  /** Of all units since they were opened, in nanoseconds. */
  double sum() {
    return LongStream.of(nanos).asDoubleStream().sum();
  }
}
