package dev.interleave.suites.workload;

import java.time.Duration;
import java.util.List;

/**
 * Each unit computes a Fibonacci number by its definition: above a cut-off its two halves run at
 * once, below it they run in place. 377 parts, the longest a fifth of a millisecond.
 */
public final class Fibonacci implements Workload {
  private static final int NUMBER = 30;
  private static final int CUT_OFF = 18;
  private static final int PARTS = 754;

  @Override
  public Profile profile() {
    return new Profile(Duration.ofMillis(4), 1, PARTS, false);
  }

  @Override
  public long run(int unit, long seed, Waits waits) throws Exception {
    return Mix.mix(split(NUMBER, waits), unit);
  }

  private static long split(int number, Waits waits) throws Exception {
    if (number <= CUT_OFF) {
      return waits.compute(() -> inPlace(number));
    }
    long[] halves =
        waits.all(List.of(() -> split(number - 1, waits), () -> split(number - 2, waits)));
    return halves[0] + halves[1];
  }

  private static long inPlace(int number) {
    return number < 2 ? number : inPlace(number - 1) + inPlace(number - 2);
  }

  /** By adding up from below. */
  @Override
  public long expected(int unit, long seed) {
    long last = 0;
    long number = 1;
    for (int at = 1; at < NUMBER; at++) {
      long next = last + number;
      last = number;
      number = next;
    }
    return Mix.mix(number, unit);
  }

  /** {@code fibonacci}. */
  public static final class Factory implements WorkloadFactory {
    @Override
    public String id() {
      return "fibonacci";
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow();
      return new Fibonacci();
    }
  }
}
