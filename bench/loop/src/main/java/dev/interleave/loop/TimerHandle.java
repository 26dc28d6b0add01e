package dev.interleave.loop;

import org.jspecify.annotations.Nullable;

/** A callback scheduled for a moment. asyncio: {@code TimerHandle}. */
public class TimerHandle extends Handle {
  private final TimerHeap timers;
  private final double when;

  /** Whether it is in the heap. */
  boolean scheduled;

  TimerHandle(
      TimerHeap timers, double when, @Nullable Runnable callback, @Nullable Context context) {
    super(callback, context);
    this.timers = timers;
    this.when = when;
  }

  /** When it is due, on the loop's clock. */
  public final double when() {
    return when;
  }

  @Override
  public final void cancel() {
    if (!cancelled() && scheduled) {
      timers.countCancelled();
    }
    super.cancel();
  }
}
