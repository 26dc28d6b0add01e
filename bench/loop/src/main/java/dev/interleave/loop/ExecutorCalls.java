package dev.interleave.loop;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A loop's calls on other threads, and its default executor. asyncio: {@code run_in_executor}. */
final class ExecutorCalls {
  private final EventLoop loop;
  private @Nullable ExecutorService defaultExecutor;
  private boolean shutdown;

  /** The default executor's calls that have not ended, the first submitted first. */
  private final Set<Call<?>> calls = new LinkedHashSet<>();

  ExecutorCalls(EventLoop loop) {
    this.loop = loop;
  }

  /** Calls {@code call} on {@code executor}, or on the default executor if that is null. */
  <T extends @Nullable Object> Future<T> submit(
      @Nullable Executor executor, Callable<? extends T> call) {
    loop.checkThread();
    Executor chosen = executor != null ? executor : defaultExecutor();
    Future<T> future = loop.createFuture();
    Call<T> submitted = new Call<>(future, call);
    chosen.execute(submitted);
    loop.schedule().callBegins();
    if (executor == null) {
      calls.add(submitted);
    }
    future.addDoneCallback(done -> submitted.cancelIfCancelled());
    return future;
  }

  private ExecutorService defaultExecutor() {
    if (shutdown) {
      throw new IllegalStateException("Executor shutdown has been called");
    }
    if (defaultExecutor == null) {
      int threads = Math.min(32, Runtime.getRuntime().availableProcessors() + 4);
      defaultExecutor =
          Executors.newFixedThreadPool(
              threads, Thread.ofPlatform().daemon().name(loop.name() + "_", 0).factory());
    }
    return defaultExecutor;
  }

  /**
   * Awaits the end of the default executor, for that long at most: then reports the calls that go
   * on, and interrupts them.
   */
  void shutdown(Duration timeout) {
    shutdown = true;
    ExecutorService executor = defaultExecutor;
    if (executor == null) {
      return;
    }
    executor.shutdown();
    Future<Boolean> ended = loop.createFuture();
    ForeignCall waiting = new ForeignCall(loop);
    Thread.ofPlatform()
        .daemon()
        .name(loop.name() + "-shutdown")
        .start(
            () -> {
              boolean inTime = awaitEnd(executor, timeout);
              loop.callSoonIfOpen(
                  () -> {
                    waiting.end();
                    if (!ended.done()) {
                      ended.setResult(inTime);
                    }
                  });
            });
    if (!ended.await()) {
      List.copyOf(calls).forEach(call -> call.report(timeout));
      executor.shutdownNow();
    }
  }

  private static boolean awaitEnd(ExecutorService executor, Duration timeout) {
    try {
      return executor.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupt) {
      return false;
    }
  }

  /** Has the default executor end without waiting for it. */
  void shutdownNow() {
    shutdown = true;
    if (defaultExecutor != null) {
      defaultExecutor.shutdown();
    }
  }

  private final class Call<T extends @Nullable Object> implements Runnable {
    private final Future<T> future;
    private final Callable<? extends T> call;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile @Nullable Thread thread;

    Call(Future<T> future, Callable<? extends T> call) {
      this.future = future;
      this.call = call;
    }

    /** On a thread of the executor. */
    @Override
    public void run() {
      if (!begun.compareAndSet(false, true)) {
        return;
      }
      thread = Thread.currentThread();
      try {
        T result = call.call();
        end(() -> future.setResult(result), null);
      } catch (Throwable failure) {
        end(() -> future.setException(failure), failure);
      }
    }

    private void end(Runnable finish, @Nullable Throwable failure) {
      thread = null;
      if (failure != null && loop.isClosed()) {
        report(failure);
        return;
      }
      loop.callSoonIfOpen(
          () -> {
            hasEnded();
            if (!future.cancelled()) {
              finish.run();
            } else if (failure != null) {
              report(failure);
            }
          });
    }

    private void report(Throwable failure) {
      loop.callExceptionHandler(
          new ExceptionContext(
              "Exception in an executor's call that nobody waits for", failure, future, null));
    }

    private void hasEnded() {
      loop.schedule().callEnds();
      calls.remove(this);
    }

    void cancelIfCancelled() {
      if (future.cancelled() && begun.compareAndSet(false, true)) {
        hasEnded();
      }
    }

    void report(Duration timeout) {
      Thread where = thread;
      TimeoutException late = new TimeoutException("is still here after " + timeout);
      late.setStackTrace(where == null ? new StackTraceElement[0] : where.getStackTrace());
      String name = where == null ? "that has not begun" : "on thread " + where.getName();
      loop.callExceptionHandler(
          new ExceptionContext(
              "A call in the default executor, " + name + ", did not end", late, future, null));
    }
  }
}
