package dev.interleave.loop;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A continuation that is an ordinary virtual thread: it and the loop's thread hand a baton to and
 * fro, and whoever has not got it is parked.
 */
final class HandoffThread extends Continuation {
  /** More calls than it takes to park. */
  private static final int ROOM = 100;

  /** For how long a thread may want for a processor before a look at who holds them. */
  private static final long PATIENCE_NANOS = 1_000_000_000;

  private enum Baton {
    LOOP,
    /** With the loop still, which waits for this thread to take it. */
    OFFERED,
    CODE
  }

  private final Thread thread;
  private final AtomicReference<Baton> baton = new AtomicReference<>(Baton.LOOP);
  private @Nullable Task<?> task;
  private @Nullable Thread resumer;

  /** Whether the code has handed back and yet could not be parked. */
  private volatile boolean stuck;

  /** Whether the await that the code is in is to fail, as it keeps others from running. */
  private boolean refused;

  HandoffThread(@Nullable String name, Runnable body) {
    Thread.Builder builder = Thread.ofVirtual();
    if (name != null) {
      builder = builder.name(name);
    }
    thread =
        builder.unstarted(
            () -> {
              try {
                park();
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
    baton.set(Baton.OFFERED);
    if (fresh) {
      thread.start();
    } else {
      LockSupport.unpark(thread);
    }
    if (Spin.until(() -> baton.get() == Baton.LOOP)) {
      return;
    }
    long offered = System.nanoTime();
    boolean interrupted = false;
    while (baton.get() != Baton.LOOP) {
      if (baton.get() == Baton.CODE) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, PATIENCE_NANOS);
        if (System.nanoTime() - offered >= PATIENCE_NANOS) {
          retryIfStarved(driver);
        }
      }
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  void suspend() {
    requireRoom(ROOM);
    Task<?> driver = task;
    handBack();
    try {
      park();
    } catch (StackOverflowError tooDeep) { // The JDK could not set the stack aside.
      awaitTurn(driver);
      throw tooDeep;
    }
    if (refused) {
      refused = false;
      throw new IllegalStateException(
          CANNOT_SUSPEND + ", on all the processors that virtual threads have");
    }
  }

  /** Until it has the baton. An interrupted thread does not park: that is kept for the code. */
  private void park() {
    boolean interrupted = Thread.interrupted();
    while (!take()) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean take() {
    return baton.compareAndSet(Baton.OFFERED, Baton.CODE);
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
    while (!take()) {
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
    baton.set(Baton.LOOP);
    LockSupport.unpark(waiting);
  }

  /**
   * If this thread can't run, perhaps because suspended tasks of its loop hold all processors:
   * takes the baton back, fails what these await and has not come, and has this thread resumed
   * after them.
   */
  private void retryIfStarved(Task<?> driver) {
    List<Task<?>> holders =
        driver.loop.allTasks().stream().filter(HandoffThread::holdsProcessor).toList();
    if (!holders.isEmpty() && baton.compareAndSet(Baton.OFFERED, Baton.LOOP)) {
      for (Task<?> holder : holders) {
        ((HandoffThread) holder.continuation()).refused = !holder.isReady();
        holder.stopWaiting();
      }
      driver.loop.enqueue(new Handle(driver::retry));
    }
  }

  private static boolean holdsProcessor(Task<?> task) {
    return task.isSuspended()
        && task.continuation() instanceof HandoffThread suspended
        && suspended.holdsProcessor();
  }

  /**
   * Whether the thread waits and yet keeps the thread that carries it, as it can't be unmounted.
   * Only its text tells: that ends in {@code /waiting@carrier} then, and in {@code /waiting} else.
   */
  private boolean holdsProcessor() {
    if (thread.getState() != Thread.State.WAITING) {
      return false;
    }
    String text = thread.toString();
    return text.indexOf('@', text.lastIndexOf('/')) > 0
        && thread.getState() == Thread.State.WAITING; // Else it may have been woken for a moment.
  }

  @Override
  Thread thread() {
    return thread;
  }
}
