package dev.interleave.loop;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A continuation that is a virtual thread with itself as the scheduler: when the JDK asks to have
 * the thread run, that is done where the loop wants it.
 *
 * <p>The code suspends by {@link Thread#yield}, not by parking. The thread is then runnable as far
 * as the JDK knows, so that to resume it takes no unpark, and neither a stray unpark nor an
 * interrupt does anything to it.
 */
final class ScheduledThread extends Continuation implements Executor {
  private static final @Nullable MethodHandle NEW_THREAD = findConstructor();

  static {
    startPollers();
  }

  private final EventLoop loop;
  private final Thread thread;

  /** The task that the code runs for now. */
  private @Nullable Task<?> task;

  /** Runs the thread until it parks or ends; does nothing if it has nothing to run. */
  private @Nullable Runnable mount;

  /** True while the loop itself starts the thread, to run it right after. */
  private boolean starting;

  /** True from when the code wants to suspend until it has. */
  private boolean suspending;

  ScheduledThread(EventLoop loop, @Nullable String name, Runnable body) {
    this.loop = loop;
    this.thread = newThread(this, name, body);
  }

  static boolean isAvailable() {
    return NEW_THREAD != null;
  }

  @Override
  void resume(Task<?> driver) {
    task = driver;
    if (mount == null) {
      starting = true;
      try {
        thread.start();
      } finally {
        starting = false;
      }
    }
    mount();
  }

  /** Runs the thread on, if it is runnable. */
  void mount() {
    if (mount != null) {
      mount.run();
    }
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // To yield is to return to the loop.
  void suspend() {
    suspending = true;
    try {
      Thread.yield();
      if (suspending) {
        throw new IllegalStateException(CANNOT_SUSPEND);
      }
    } finally {
      suspending = false;
    }
  }

  @Override
  Thread thread() {
    return thread;
  }

  /**
   * Takes the request of the JDK to run a virtual thread: this one, or one that code in this one
   * started and that so inherited its scheduler.
   */
  @Override
  @SuppressWarnings("ReferenceEquality") // The JDK has one such object for each thread.
  public void execute(Runnable run) {
    if (run == mount) {
      if (suspending) {
        suspending = false; // To be run when the loop resumes it.
      } else {
        loop.enqueueFromAnywhere(new Handle(this::unblock));
      }
    } else if (starting && loop.isThread(Thread.currentThread())) {
      mount = run;
    } else {
      loop.enqueueFromAnywhere(new Handle(run));
    }
  }

  private void unblock() {
    if (task != null) {
      task.unblocked(this);
    }
  }

  /**
   * Has the JDK start the threads that watch sockets for all virtual threads. Most are virtual
   * themselves where the system is Linux: if the first blocking read were a task's, they would
   * inherit its scheduler, be run by its loop, and end with it.
   */
  private static void startPollers() {
    try {
      Class.forName("sun.nio.ch.Poller");
    } catch (ClassNotFoundException otherJdk) {
      // Nothing known to start.
    }
  }

  private static Thread newThread(Executor scheduler, @Nullable String name, Runnable body) {
    if (NEW_THREAD == null) {
      throw new IllegalStateException("no access to java.lang");
    }
    try {
      return (Thread) NEW_THREAD.invokeExact(scheduler, name, 0, body);
    } catch (Throwable failure) {
      throw Sneaky.raise(failure);
    }
  }

  private static @Nullable MethodHandle findConstructor() {
    try {
      Method method =
          Class.forName("java.lang.ThreadBuilders")
              .getDeclaredMethod(
                  "newVirtualThread", Executor.class, String.class, int.class, Runnable.class);
      method.setAccessible(true);
      return MethodHandles.lookup()
          .unreflect(method)
          .asType(
              MethodType.methodType(
                  Thread.class, Executor.class, String.class, int.class, Runnable.class));
    } catch (ReflectiveOperationException | RuntimeException closed) {
      return null;
    }
  }
}
