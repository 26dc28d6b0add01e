package dev.interleave.loop;

import org.jspecify.annotations.Nullable;

/** Something that belongs to the loop on which a task first had to wait for it. */
abstract class LoopBound {
  private @Nullable EventLoop loop;

  /** A future of the running loop, for one who does {@code operation}, and so waits here. */
  <T extends @Nullable Object> Future<T> createFuture(String operation) {
    EventLoop running = RunningLoops.required();
    if (loop == null) {
      loop = running;
    }
    if (loop != running) {
      throw new IllegalStateException(this + " is bound to a different event loop");
    }
    return new Waiter<>(running, operation, this);
  }

  /** Called before it is changed: in debug mode that is an error on another thread. */
  void checkThread() {
    if (loop != null) {
      loop.checkThreadInDebugMode();
    }
  }

  /** What has to be done before those who wait here go on; null if code alone can tell. */
  @Nullable Needs needs() {
    return null;
  }

  @Override
  public String toString() {
    return "%s@%x".formatted(getClass().getSimpleName(), System.identityHashCode(this));
  }
}
