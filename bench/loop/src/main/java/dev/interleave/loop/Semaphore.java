package dev.interleave.loop;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Admits a number of tasks at a time, first come, first served. asyncio: {@code Semaphore}. */
public sealed class Semaphore extends LoopBound permits BoundedSemaphore {
  private final Deque<Future<@Nullable Void>> waiters = new ArrayDeque<>();
  private int value;

  /** A semaphore that admits {@code value} tasks. */
  public Semaphore(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("Semaphore initial value must be >= 0: " + value);
    }
    this.value = value;
  }

  /** Whether {@link #acquire} would have to wait. */
  public final boolean locked() {
    return value == 0 || waiters.stream().anyMatch(waiter -> !waiter.cancelled());
  }

  /** Waits until one more task is admitted, and is it. */
  public final void acquire() {
    checkThread();
    if (!locked()) {
      value--;
      return;
    }
    Future<@Nullable Void> turn = createFuture("acquire");
    waiters.add(turn);
    try {
      try {
        turn.await();
      } finally {
        waiters.remove(turn);
      }
    } catch (CancelledError cancelled) {
      if (!turn.cancelled()) { // The turn had come: it is the next one's.
        value++;
        wakeUpNext();
      }
      throw cancelled;
    }
    if (value > 0) {
      wakeUpNext();
    }
  }

  /** Admits one more task. */
  public void release() {
    checkThread();
    value++;
    wakeUpNext();
  }

  /** Acquires it until the end of a {@code try} block. */
  public final Held hold() {
    acquire();
    return this::release;
  }

  final int value() {
    return value;
  }

  private void wakeUpNext() {
    for (Future<@Nullable Void> turn : waiters) {
      if (!turn.done()) {
        value--;
        turn.setResult(null);
        return;
      }
    }
  }
}
