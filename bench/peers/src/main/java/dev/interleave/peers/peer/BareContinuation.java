package dev.interleave.peers.peer;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The JDK's one-shot delimited continuations, run in turn, and nothing else. */
final class BareContinuation implements Peer {
  private static final Object SCOPE;
  private static final MethodHandle NEW;
  private static final MethodHandle RUN;
  private static final MethodHandle YIELD;

  static {
    try {
      Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
      Class<?> continuation = Class.forName("jdk.internal.vm.Continuation");
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      SCOPE = scope.getConstructor(String.class).newInstance("bare");
      NEW =
          lookup
              .unreflectConstructor(continuation.getConstructor(scope, Runnable.class))
              .asType(MethodType.methodType(Object.class, Object.class, Runnable.class));
      RUN =
          lookup
              .unreflect(continuation.getMethod("run"))
              .asType(MethodType.methodType(void.class, Object.class));
      YIELD =
          lookup
              .unreflect(continuation.getMethod("yield", scope))
              .asType(MethodType.methodType(boolean.class, Object.class));
    } catch (ReflectiveOperationException | RuntimeException closed) {
      throw new IllegalStateException(
          "needs a JVM started with --add-exports java.base/jdk.internal.vm=ALL-UNNAMED", closed);
    }
  }

  private static final class Coroutine implements Runnable {
    private final int rounds;
    private final Object continuation;
    long yielded;

    Coroutine(int rounds) throws Throwable {
      this.rounds = rounds;
      continuation = NEW.invokeExact(SCOPE, (Runnable) this);
    }

    @Override
    public void run() {
      try {
        while (yielded < rounds) {
          if ((boolean) YIELD.invokeExact(SCOPE)) {
            yielded++;
          }
        }
      } catch (Throwable failure) {
        throw new IllegalStateException("the continuation could not yield", failure);
      }
    }

    void resume() throws Throwable {
      RUN.invokeExact(continuation);
    }
  }

  @Override
  public long yields(int tasks, int rounds) {
    try {
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
    } catch (Throwable failure) {
      throw new IllegalStateException("the continuations could not be run", failure);
    }
  }
}
