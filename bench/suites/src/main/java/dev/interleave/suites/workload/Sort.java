package dev.interleave.suites.workload;

import java.time.Duration;
import java.util.Arrays;

/**
 * Each unit makes a permutation of the numbers below a prime and sorts it: about 0.5 ms.
 * Multiplying the cubes by any number permutes them, because three has no factor in common with the
 * prime less one.
 */
public final class Sort implements Workload {
  private static final int PRIME = 10_007;

  @Override
  public Profile profile() {
    return new Profile(Duration.ofNanos(500_000), 1);
  }

  @Override
  public long run(int unit, long seed, Waits waits) {
    long factor = 1 + Long.remainderUnsigned(Mix.mix(seed, unit), PRIME - 1);
    return waits.compute(() -> sorted(factor));
  }

  private static long sorted(long factor) {
    var numbers = new int[PRIME];
    for (int at = 0; at < PRIME; at++) {
      long cube = (long) at * at % PRIME * at % PRIME;
      numbers[at] = (int) (cube * factor % PRIME);
    }
    Arrays.sort(numbers);
    long sum = 0;
    for (int at = 0; at < PRIME; at++) {
      sum += (long) at * numbers[at];
    }
    return sum;
  }

  /** Sorted, each number is in its own place: a sum of squares. */
  @Override
  public long expected(int unit, long seed) {
    long last = PRIME - 1;
    return last * (last + 1) * (2 * last + 1) / 6;
  }

  /** {@code sort}. */
  public static final class Factory implements WorkloadFactory {
    @Override
    public String id() {
      return "sort";
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow();
      return new Sort();
    }
  }
}
