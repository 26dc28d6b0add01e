package dev.interleave.loop.http;

import dev.interleave.loop.EventLoop;
import dev.interleave.loop.TimerHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A moment, set anew for every wait, at which something is called. There is a timer for the
 * earliest that it may be, which is left alone when the moment moves on: thousands of requests on a
 * connection move no timer.
 */
final class Deadline {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final EventLoop loop;
  private final Runnable whenOver;
  private double when = NEVER;
  private @Nullable TimerHandle timer;

  Deadline(EventLoop loop, Runnable whenOver) {
    this.loop = loop;
    this.whenOver = whenOver;
  }

  /** A duration in the seconds that the loop's clock counts. */
  static double seconds(Duration duration) {
    return duration.toSeconds() + duration.toNanosPart() / 1e9;
  }

  /** Seconds as a message has them: no fraction where there is none. */
  static String shown(double seconds) {
    return seconds == Math.rint(seconds) ? "%.0f s".formatted(seconds) : seconds + " s";
  }

  /** Sets it, in seconds on the loop's clock. */
  void set(double moment) {
    when = moment;
    if (moment < NEVER && (timer == null || timer.when() > moment)) {
      cancel();
      when = moment;
      timer = loop.callAt(moment, this::look, null);
    }
  }

  /** Takes {@link #set} back. */
  void clear() {
    when = NEVER;
  }

  /** Takes {@link #set} back for good: no timer is left. */
  void cancel() {
    when = NEVER;
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private void look() {
    timer = null;
    if (when == NEVER) {
      return;
    }
    if (loop.time() < when) {
      timer = loop.callAt(when, this::look, null);
    } else {
      when = NEVER;
      whenOver.run();
    }
  }
}
