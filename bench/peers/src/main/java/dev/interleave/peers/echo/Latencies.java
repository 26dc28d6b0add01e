package dev.interleave.peers.echo;

import java.util.Arrays;

/** Durations to take percentiles of: the latest, if they are more than a million. */
public final class Latencies {
  private final long[] nanos = new long[1 << 20];
  private int count;

  /** Forgets all. */
  public void reset() {
    count = 0;
  }

  void add(long duration) {
    nanos[count++ & nanos.length - 1] = duration;
  }

  /** The least duration, in microseconds, that at least {@code share} of all do not exceed. */
  public double micros(double share) {
    int kept = Math.min(count, nanos.length);
    if (kept == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, kept);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * kept) - 1)] / 1e3;
  }
}
