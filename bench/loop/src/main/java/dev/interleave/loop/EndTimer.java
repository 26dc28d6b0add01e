package dev.interleave.loop;

import org.jspecify.annotations.Nullable;

/** Ends a future, with null as its result, at a moment: what a sleeping task waits for. */
final class EndTimer extends TimerHandle {
  private final Future<?> future;

  EndTimer(TimerHeap timers, double when, Future<?> future) {
    super(timers, when, null, null);
    this.future = future;
  }

  @Override
  @SuppressWarnings("unchecked") // The result is null whatever its type.
  void call() {
    if (!future.done()) {
      ((Future<@Nullable Object>) future).setResult(null);
    }
  }

  @Override
  public String toString() {
    return cancelled() ? super.toString() : "<Handle ends " + future + ">";
  }
}
