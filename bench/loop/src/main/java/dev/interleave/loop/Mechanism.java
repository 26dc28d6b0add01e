package dev.interleave.loop;

import org.jspecify.annotations.Nullable;

/** How coroutines are suspended and resumed. The same programs do the same on all. */
public enum Mechanism {
  /**
   * Each task is a virtual thread whose scheduler is the loop. Where a task blocks in the JDK (a
   * monitor, a {@code ReentrantLock}, {@code Thread.sleep}, blocking I/O) the task is suspended and
   * the loop goes on. An await below a native frame or in a class initialiser is an {@link
   * IllegalStateException}, because the JDK can't suspend there. The JDK keeps a suspended stack as
   * one object: under G1 one of more than half a heap region (thousands of frames) fails its task
   * with a {@link StackOverflowError}; {@code -XX:G1HeapRegionSize} makes room.
   *
   * <p>Needs {@value #OPENS}.
   */
  SCHEDULED_THREADS {
    @Override
    Continuation create(EventLoop loop, @Nullable String name, Runnable body) {
      return new ScheduledThread(loop, name, body);
    }

    @Override
    boolean isAvailable() {
      return ScheduledThread.isAvailable();
    }
  },

  /**
   * Each task is an ordinary virtual thread, and the loop's thread waits while it runs. Slower, of
   * public API alone. Where a task blocks in the JDK it blocks the loop, as in asyncio: a lock that
   * is held across an await must not be one that a second task waits for. A task that awaits below
   * a native frame or in a class initialiser holds one of the JDK's processors for virtual threads
   * meanwhile; where a task finds none left, these awaits fail with an {@link
   * IllegalStateException}.
   */
  HANDOFF_THREADS {
    @Override
    Continuation create(EventLoop loop, @Nullable String name, Runnable body) {
      return new HandoffThread(name, body);
    }

    @Override
    boolean isAvailable() {
      return true;
    }
  };

  private static final String OPENS = "--add-opens java.base/java.lang=ALL-UNNAMED";

  abstract Continuation create(EventLoop loop, @Nullable String name, Runnable body);

  abstract boolean isAvailable();

  /** The fastest mechanism that this JVM was started for. */
  static Mechanism best() {
    return SCHEDULED_THREADS.isAvailable() ? SCHEDULED_THREADS : HANDOFF_THREADS;
  }

  /** Returns itself, or throws if this JVM was not started for it. */
  Mechanism required() {
    if (!isAvailable()) {
      throw new UnsupportedOperationException(
          "The mechanism " + this + " needs a JVM started with " + OPENS);
    }
    return this;
  }
}
