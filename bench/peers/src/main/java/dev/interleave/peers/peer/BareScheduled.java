package dev.interleave.peers.peer;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads that one thread mounts in turn, and nothing else: what the loop's mechanism of
 * scheduled threads costs without the loop.
 */
final class BareScheduled implements Peer {
  private static final MethodHandle NEW_THREAD = constructor();

  /** One virtual thread and what its JDK wants to have run. */
  private static final class Coroutine implements Executor {
    final Thread thread;
    private @Nullable Runnable mount;
    private boolean started;
    long yielded;

    @SuppressWarnings("ThreadPriorityCheck") // To yield is what is measured.
    Coroutine(int rounds) {
      Runnable body =
          () -> {
            while (yielded < rounds) {
              Thread.yield();
              yielded++;
            }
          };
      try {
        thread = (Thread) NEW_THREAD.invokeExact((Executor) this, (String) null, 0, body);
      } catch (Throwable failure) {
        throw new IllegalStateException("no virtual thread with a scheduler of its own", failure);
      }
    }

    @Override
    public void execute(Runnable run) {
      mount = run;
    }

    void resume() {
      if (!started) {
        started = true;
        thread.start();
      }
      if (mount != null) {
        mount.run();
      }
    }
  }

  @Override
  public long yields(int tasks, int rounds) {
    Coroutine[] coroutines = new Coroutine[tasks];
    for (int i = 0; i < tasks; i++) {
      coroutines[i] = new Coroutine(rounds);
    }
    for (int pass = 0; pass <= rounds; pass++) {
      for (Coroutine coroutine : coroutines) {
        coroutine.resume();
      }
    }
    long yielded = 0;
    for (Coroutine coroutine : coroutines) {
      yielded += coroutine.yielded;
    }
    return yielded;
  }

  private static MethodHandle constructor() {
    MethodType type =
        MethodType.methodType(
            Thread.class, Executor.class, String.class, int.class, Runnable.class);
    try {
      Method method =
          Class.forName("java.lang.ThreadBuilders")
              .getDeclaredMethod("newVirtualThread", type.parameterArray());
      method.setAccessible(true);
      return MethodHandles.lookup().unreflect(method).asType(type);
    } catch (ReflectiveOperationException | RuntimeException closed) {
      throw new IllegalStateException(
          "needs a JVM started with --add-opens java.base/java.lang=ALL-UNNAMED", closed);
    }
  }
}
