package dev.interleave.loop;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A flag that tasks can wait for. asyncio: {@code Event}. */
public final class Event extends LoopBound {
  private final Deque<Future<@Nullable Void>> waiters = new ArrayDeque<>();
  private boolean set;

  /** A flag that is not set. */
  public Event() {}

  /** Whether it is set. */
  public boolean isSet() {
    return set;
  }

  /** Sets it, and wakes all who wait for it. */
  public void set() {
    checkThread();
    if (!set) {
      set = true;
      waiters.forEach(Waiting::release);
    }
  }

  /** Takes it back. */
  public void clear() {
    checkThread();
    set = false;
  }

  /** Waits until it is set. asyncio: {@code wait}, a name that every Java object has taken. */
  public void await() {
    if (set) {
      return;
    }
    Future<@Nullable Void> waiter = createFuture("await");
    waiters.add(waiter);
    try {
      waiter.await();
    } finally {
      waiters.remove(waiter);
    }
  }
}
