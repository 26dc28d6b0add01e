package dev.interleave.loop;

import java.util.function.BooleanSupplier;

/**
 * Looking out for another thread for a short time before sleeping: to sleep and be woken costs two
 * threads several microseconds each, and on a busy machine far more.
 */
final class Spin {
  /** In nanoseconds: about what it costs to sleep and be woken. */
  static final long LIMIT = 20_000;

  /** On a lone processor the other thread runs only while this one sleeps. */
  private static final boolean PROMISING = Runtime.getRuntime().availableProcessors() > 1;

  private Spin() {}

  /** Waits for {@code condition}, no longer than {@link #LIMIT}; whether it came true. */
  static boolean until(BooleanSupplier condition) {
    if (PROMISING) {
      long began = System.nanoTime();
      do {
        if (condition.getAsBoolean()) {
          return true;
        }
        Thread.onSpinWait();
      } while (System.nanoTime() - began < LIMIT);
    }
    return condition.getAsBoolean();
  }
}
