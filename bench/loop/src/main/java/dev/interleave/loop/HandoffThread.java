package dev.interleave.loop;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A continuation that is an ordinary virtual thread: it and the loop's thread hand a baton to and
 * fro, and whoever has not got it is parked.
 */
final class HandoffThread extends Continuation {
  private final Thread thread;
  private @Nullable Thread resumer;
  private volatile boolean running;

  HandoffThread(@Nullable String name, Runnable body) {
    Thread.Builder builder = Thread.ofVirtual();
    if (name != null) {
      builder = builder.name(name);
    }
    thread =
        builder.unstarted(
            () -> {
              try {
                body.run();
              } finally {
                handBack();
              }
            });
  }

  @Override
  void resume(Task<?> task) {
    boolean fresh = resumer == null;
    resumer = Thread.currentThread();
    running = true;
    if (fresh) {
      thread.start();
    } else {
      LockSupport.unpark(thread);
    }
    boolean interrupted = false;
    while (running) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  void suspend() {
    // An interrupted thread does not park. The interrupt is kept for the code to see.
    boolean interrupted = Thread.interrupted();
    handBack();
    while (!running) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void handBack() {
    Thread waiting = resumer;
    running = false;
    LockSupport.unpark(waiting);
  }

  @Override
  Thread thread() {
    return thread;
  }
}
