package dev.interleave.loop;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A loop's calls on other threads, and its default executor. asyncio: {@code run_in_executor}. */
final class ExecutorCalls {
  private final EventLoop loop;
  private @Nullable ExecutorService defaultExecutor;
  private boolean shutdown;

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

  /** Awaits the end of the default executor. */
  void shutdown() {
    shutdown = true;
    ExecutorService executor = defaultExecutor;
    if (executor == null) {
      return;
    }
    Future<@Nullable Void> ended = loop.createFuture();
    loop.schedule().callBegins();
    Thread.ofPlatform()
        .daemon()
        .name(loop.name() + "-shutdown")
        .start(
            () -> {
              executor.close();
              loop.callSoonIfOpen(
                  () -> {
                    loop.schedule().callEnds();
                    if (!ended.done()) {
                      ended.setResult(null);
                    }
                  });
            });
    ended.await();
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
      try {
        T result = call.call();
        loop.callSoonIfOpen(
            () -> {
              loop.schedule().callEnds();
              if (!future.cancelled()) {
                future.setResult(result);
              }
            });
      } catch (Throwable failure) {
        if (loop.isClosed()) {
          report(failure);
          return;
        }
        loop.callSoonIfOpen(
            () -> {
              loop.schedule().callEnds();
              if (future.cancelled()) {
                report(failure);
              } else {
                future.setException(failure);
              }
            });
      }
    }

    private void report(Throwable failure) {
      loop.callExceptionHandler(
          new ExceptionContext(
              "Exception in an executor's call that nobody waits for", failure, future, null));
    }

    void cancelIfCancelled() {
      if (future.cancelled() && begun.compareAndSet(false, true)) {
        loop.schedule().callEnds();
      }
    }
  }
}
