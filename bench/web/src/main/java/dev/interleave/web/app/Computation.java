package dev.interleave.web.app;

/**
 * A fixed amount of computation whose result is known without doing it: steps of the "minimal
 * standard" generator (Park and Miller, CACM 31(10), 1988, with the multiplier of 1993), as the
 * suites' workloads compute.
 *
 * <p><i>n</i> steps multiply the state by {@code 48271^n} modulo a prime, which takes log <i>n</i>
 * operations to check.
 */
public final class Computation {
  private static final long MULTIPLIER = 48_271;
  private static final long MODULUS = Integer.MAX_VALUE;

  private Computation() {}

  /** A state to begin with, from 1 to 2^31 - 2, out of any number. */
  static long start(long number) {
    return 1 + Long.remainderUnsigned(number, MODULUS - 1);
  }

  /** Takes the steps one by one: the work itself. */
  static long run(long state, int steps) {
    long current = state;
    for (int step = 0; step < steps; step++) {
      current = current * MULTIPLIER % MODULUS;
    }
    return current;
  }

  /** The state that {@link #run} ends in, by skipping ahead. */
  static long skip(long state, int steps) {
    long result = state;
    long power = MULTIPLIER;
    for (int left = steps; left > 0; left >>= 1) {
      if ((left & 1) != 0) {
        result = result * power % MODULUS;
      }
      power = power * power % MODULUS;
    }
    return result;
  }
}
