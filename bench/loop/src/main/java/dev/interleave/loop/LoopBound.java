package dev.interleave.loop;

import org.jspecify.annotations.Nullable;

/** Something that belongs to the loop on which a task first had to wait for it. */
abstract class LoopBound {
  private @Nullable EventLoop loop;

  /** A future of the running loop. */
  <T extends @Nullable Object> Future<T> createFuture() {
    EventLoop running = Asyncio.runningLoop();
    if (loop == null) {
      loop = running;
    }
    if (loop != running) {
      throw new IllegalStateException(this + " is bound to a different event loop");
    }
    return running.createFuture();
  }
}
