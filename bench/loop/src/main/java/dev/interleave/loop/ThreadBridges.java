package dev.interleave.loop;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Futures of a loop, and those of other threads. asyncio: {@code futures._chain_future}. */
final class ThreadBridges {
  private ThreadBridges() {}

  /** From any thread. */
  static <T extends @Nullable Object> CompletableFuture<T> runCoroutine(
      Coroutine<T> coroutine, EventLoop loop) {
    CompletableFuture<T> outer = new FutureForThreads<>(loop);
    loop.callSoonThreadsafe(
        () -> {
          if (!outer.isDone()) {
            connect(loop.<T>createTask(coroutine), outer);
          }
        });
    return outer;
  }

  /** From any thread. */
  static <T extends @Nullable Object> CompletableFuture<T> toCompletableFuture(Future<T> future) {
    EventLoop loop = future.loop;
    CompletableFuture<T> outer = new FutureForThreads<>(loop);
    loop.handOut(); // Another thread may cancel what it gets.
    if (loop.isInside(Thread.currentThread())) {
      connect(future, outer);
    } else {
      loop.callSoonThreadsafe(() -> connect(future, outer));
    }
    return outer;
  }

  private static <T extends @Nullable Object> void connect(
      Future<T> inner, CompletableFuture<T> outer) {
    inner.addDoneCallback(done -> complete(done, outer));
    var _ =
        outer.whenComplete(
            (result, failure) -> {
              if (failure
                  != null) { // Cancelled, or failed by somebody else: nobody waits any more.
                inner.loop.callSoonIfOpen(inner::cancel);
              }
            });
  }

  private static <T extends @Nullable Object> void complete(
      Future<T> inner, CompletableFuture<T> outer) {
    if (inner.cancelled()) {
      outer.cancel(false);
      return;
    }
    Throwable failure = inner.failure();
    if (failure != null) {
      outer.completeExceptionally(failure);
    } else {
      outer.complete(inner.result());
    }
  }

  /**
   * On the loop's thread. While another thread is waited for, the loop knows of it; while the stage
   * waits for this very loop, the other threads have nothing to do.
   */
  static <T extends @Nullable Object> Future<T> wrap(CompletionStage<T> stage, EventLoop loop) {
    Future<T> future = loop.createFuture();
    CompletableFuture<?> ours = FutureForThreads.awaitedFrom(loop, stage);
    ForeignCall call = new ForeignCall(loop, ours == null);
    if (ours != null) {
      var _ =
          ours.whenComplete(
              (result, failure) -> {
                if (loop.isInside(Thread.currentThread())) {
                  call.begin();
                }
              });
    }
    future.addDoneCallback(
        done -> {
          call.end();
          if (done.cancelled()) {
            cancel(stage);
          }
        });
    stage.whenComplete(
        (result, failure) ->
            loop.callSoonIfOpen(
                () -> {
                  call.end();
                  if (!future.done()) {
                    finish(future, result, failure);
                  }
                }));
    return future;
  }

  private static <T extends @Nullable Object> void finish(
      Future<T> future, T result, @Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException wrapper && wrapper.getCause() != null
            ? wrapper.getCause()
            : failure;
    if (cause instanceof CancellationException) {
      future.cancel();
    } else if (cause != null) {
      future.setException(cause);
    } else {
      future.setResult(result);
    }
  }

  private static void cancel(CompletionStage<?> stage) {
    try {
      stage.toCompletableFuture().cancel(true);
    } catch (UnsupportedOperationException unsupported) {
      // A stage that cannot be cancelled goes on, unheard.
    }
  }
}
