package dev.interleave.loop;

import java.time.Duration;

/** Durations as the loop's clock counts: in seconds, as a floating-point number. */
final class Seconds {
  /** Fewer seconds than this have a number of nanoseconds that a double can tell exactly. */
  private static final long EXACT = (1L << 53) / 1_000_000_000;

  private Seconds() {}

  /** The number of seconds nearest to {@code duration}, the one that Python would write. */
  static double of(Duration duration) {
    if (Math.abs(duration.toSeconds()) < EXACT) {
      return duration.toNanos() / 1e9;
    }
    return duration.toSeconds() + duration.toNanosPart() / 1e9;
  }
}
