package dev.interleave.loop;

import java.time.Duration;

/** Durations as the loop's clock counts: in seconds, as a floating-point number. */
final class Seconds {
  private static final Duration EXACT = Duration.ofNanos(1L << 53);

  private Seconds() {}

  /** The number of seconds nearest to {@code duration}, the one that Python would write. */
  static double of(Duration duration) {
    if (duration.abs().compareTo(EXACT) < 0) {
      return duration.toNanos() / 1e9;
    }
    return duration.toSeconds() + duration.toNanosPart() / 1e9;
  }
}
