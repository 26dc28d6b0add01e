package dev.interleave.loop;

/** The timers of a loop, soonest first. Cancelled ones stay until they come up, or are many. */
final class TimerHeap extends Heap<TimerHandle> {
  // asyncio's bounds: more than 100 timers, more than half of them cancelled.
  private static final int MANY = 100;
  private static final double FRACTION = 0.5;

  private int cancelled;

  @Override
  boolean less(TimerHandle a, TimerHandle b) {
    return a.when() < b.when();
  }

  void add(TimerHandle timer) {
    push(timer);
    timer.scheduled = true;
  }

  TimerHandle take() {
    TimerHandle timer = pop();
    timer.scheduled = false;
    return timer;
  }

  void countCancelled() {
    cancelled++;
  }

  /** Removes cancelled timers: all if they are many, else those that come first. */
  void dropCancelled() {
    if (size() > MANY && (double) cancelled / size() > FRACTION) {
      rebuildWithout(TimerHeap::forgetCancelled);
      cancelled = 0;
      return;
    }
    while (!isEmpty() && first().cancelled()) {
      cancelled--;
      take();
    }
  }

  private static boolean forgetCancelled(TimerHandle timer) {
    if (timer.cancelled()) {
      timer.scheduled = false;
    }
    return timer.cancelled();
  }

  void clear() {
    rebuildWithout(timer -> true);
    cancelled = 0;
  }
}
