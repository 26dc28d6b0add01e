package dev.interleave.suites.workload;

/**
 * A fixed amount of computation whose result is known without doing it: steps of the "minimal
 * standard" generator of Park and Miller (CACM 31(10), 1988, with the multiplier of 1993), each of
 * which needs the one before.
 *
 * <p>After <i>n</i> steps the state is {@code state * 48271^n} modulo a prime, so an answer is
 * checked with log <i>n</i> operations. A compiler does not find that short cut, because of the
 * modulus: a generator modulo a power of two is no good here, as the JIT folds its unrolled steps
 * into one.
 */
public final class Computation {
  private static final long MULTIPLIER = 48_271;
  private static final long MODULUS = Integer.MAX_VALUE;

  private Computation() {}

  /** A state to begin with, from 1 to 2^31 - 2, out of any number. */
  public static long start(long number) {
    return 1 + Long.remainderUnsigned(number, MODULUS - 1);
  }

  /** Takes the steps one by one. */
  public static long run(long state, long steps) {
    for (long step = 0; step < steps; step++) {
      state = state * MULTIPLIER % MODULUS;
    }
    return state;
  }

  /** The state that {@link #run} ends in, by skipping ahead. */
  public static long skip(long state, long steps) {
    long power = MULTIPLIER;
    for (long left = steps; left > 0; left >>= 1) {
      if ((left & 1) != 0) {
        state = state * power % MODULUS;
      }
      power = power * power % MODULUS;
    }
    return state;
  }
}
