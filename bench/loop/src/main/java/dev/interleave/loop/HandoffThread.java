package dev.interleave.loop;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A continuation that is an ordinary virtual thread: it and the loop's thread hand a baton to and
 * fro, and whoever has not got it is parked.
 */
final class HandoffThread extends Continuation {
  /** More calls than it takes to park. */
  private static final int ROOM = 100;

  private final Thread thread;
  private @Nullable Task<?> task;
  private @Nullable Thread resumer;
  private volatile boolean running;

  /** Whether the code has handed back and yet could not be parked. */
  private volatile boolean stuck;

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
  void resume(Task<?> driver) {
    boolean fresh = resumer == null;
    task = driver;
    resumer = Thread.currentThread();
    running = true;
    if (fresh) {
      thread.start();
    } else {
      LockSupport.unpark(thread);
    }
    if (Spin.until(() -> !running)) {
      return;
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
    requireRoom(ROOM);
    // An interrupted thread does not park. The interrupt is kept for the code to see.
    boolean interrupted = Thread.interrupted();
    Task<?> driver = task;
    handBack();
    try {
      while (!running) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
    } catch (StackOverflowError tooDeep) { // The JDK could not set the stack aside.
      awaitTurn(driver);
      throw tooDeep;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Overflows now if the stack is nearly full: once the baton is handed back it is too late. */
  private static int requireRoom(int calls) {
    return calls == 0 ? 0 : 1 + requireRoom(calls - 1);
  }

  /** Has the loop resume this thread in the next pass, and spins until then. */
  private void awaitTurn(@Nullable Task<?> driver) {
    stuck = true;
    if (driver != null) {
      driver.loop.enqueueFromAnotherThread(new Handle(() -> unstick(driver)));
    }
    while (!running) {
      Thread.onSpinWait();
    }
    stuck = false;
  }

  private void unstick(Task<?> driver) {
    if (stuck) {
      driver.stopWaiting();
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
