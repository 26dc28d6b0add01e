package dev.interleave.loop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A lock whose holder can wait to be notified by another holder. asyncio: {@code Condition}. */
public final class Condition extends LoopBound {
  private final Lock lock;
  private final Deque<Future<@Nullable Void>> waiters = new ArrayDeque<>();

  /** A condition with a lock of its own. */
  public Condition() {
    this(new Lock());
  }

  /** A condition with that lock. */
  public Condition(Lock lock) {
    this.lock = lock;
  }

  /** Whether somebody holds the lock. */
  public boolean locked() {
    return lock.locked();
  }

  /** Acquires the lock. */
  public void acquire() {
    lock.acquire();
  }

  /** Releases the lock. */
  public void release() {
    lock.release();
  }

  /** Acquires the lock until the end of a {@code try} block. */
  public Held hold() {
    return lock.hold();
  }

  /**
   * Releases the lock, waits to be notified and acquires the lock again: that even if the task is
   * cancelled. Who was notified and cannot tell, being cancelled in the same pass or while it waits
   * for the lock, passes that on to the next who waits, as from CPython 3.13 on; with 3.11 it is
   * lost. Who was not notified passes nothing on, so there is no wake-up without a cause, unlike in
   * 3.13. asyncio: {@code wait}, a name that every Java object has taken.
   *
   * @throws IllegalStateException if nobody holds the lock
   */
  public void await() {
    requireLocked("wait");
    Future<@Nullable Void> waiter = createFuture("await");
    release();
    try {
      try {
        waiters.add(waiter);
        waiter.await();
      } finally {
        waiters.remove(waiter);
        acquireInAnyCase();
      }
    } catch (GeneratorExit closing) {
      throw closing;
    } catch (Throwable failure) {
      if (waiter.done() && !waiter.cancelled()) {
        notifyOne();
      }
      throw failure;
    }
  }

  @SuppressWarnings("Finally") // As in asyncio, a cancellation here takes the place of the first.
  private void acquireInAnyCase() {
    boolean cancelled = false;
    while (true) {
      try {
        acquire();
        break;
      } catch (CancelledError again) {
        cancelled = true;
      }
    }
    if (cancelled) {
      throw new CancelledError().locate();
    }
  }

  /** Waits as often as needed until {@code predicate} holds. asyncio: {@code wait_for}. */
  public void awaitUntil(BooleanSupplier predicate) {
    while (!predicate.getAsBoolean()) {
      await();
    }
  }

  /** Notifies one who waits. */
  public void notifyOne() {
    notify(1);
  }

  /**
   * Notifies up to {@code count} of those who wait, the first who came.
   *
   * @throws IllegalStateException if nobody holds the lock
   */
  public void notify(int count) {
    checkThread();
    requireLocked("notify");
    int left = count;
    for (Future<@Nullable Void> waiter : waiters) {
      if (left <= 0) {
        break;
      }
      if (!waiter.done()) {
        left--;
        waiter.setResult(null);
      }
    }
  }

  /** Notifies all who wait. asyncio: {@code notify_all}, which in Java's case is taken. */
  public void notifyEach() {
    notify(waiters.size());
  }

  private void requireLocked(String what) {
    if (!locked()) {
      throw new IllegalStateException("cannot " + what + " on un-acquired lock");
    }
  }
}
