package dev.interleave.loop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lock that one task at a time holds, first come, first served. asyncio: {@code Lock}. */
public final class Lock extends LoopBound {
  private final Deque<Future<@Nullable Void>> waiters = new ArrayDeque<>();
  private boolean locked;

  /** The task that took it, if it was one. */
  private @Nullable Task<?> owner;

  /** A lock that nobody holds. */
  public Lock() {}

  /** Whether somebody holds it. */
  public boolean locked() {
    return locked;
  }

  /** Waits until nobody holds it, and takes it. */
  public void acquire() {
    checkThread();
    if (!locked && waiters.stream().allMatch(Future::cancelled)) {
      take();
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
      if (!locked) {
        wakeUpFirst();
      }
      throw cancelled;
    }
    take();
  }

  private void take() {
    locked = true;
    owner = RunningLoops.currentTask();
  }

  /**
   * Gives it back, to the one who has waited longest.
   *
   * @throws IllegalStateException if nobody holds it
   */
  public void release() {
    checkThread();
    if (!locked) {
      throw new IllegalStateException("Lock is not acquired.");
    }
    locked = false;
    owner = null;
    wakeUpFirst();
  }

  /** Acquires it until the end of a {@code try} block. */
  public Held hold() {
    acquire();
    return this::release;
  }

  @Override
  @Nullable Needs needs() {
    return owner == null ? null : Needs.all(List.of(owner));
  }

  private void wakeUpFirst() {
    Future<@Nullable Void> first = waiters.peek();
    if (first != null) {
      Waiting.release(first);
    }
  }
}
