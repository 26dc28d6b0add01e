package dev.interleave.loop;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waiting for one awaitable in special ways. asyncio: {@code wait_for}, {@code shield}. */
final class Waiting {
  private Waiting() {}

  @SuppressWarnings("unchecked") // A future of what is a T is good for a future of T, to read.
  static <T extends @Nullable Object> Future<T> ensureFuture(
      Awaitable<? extends T> awaitable, EventLoop loop) {
    return switch (awaitable) {
      case Coroutine<? extends T> coroutine -> loop.createTask(coroutine);
      case Future<? extends T> future -> {
        if (future.loop != loop) {
          throw new IllegalArgumentException(
              "The future belongs to a different loop than the one specified: " + future);
        }
        yield (Future<T>) future;
      }
    };
  }

  static <T extends @Nullable Object> T waitFor(
      Awaitable<? extends T> awaitable, @Nullable Duration timeout) throws TimeoutException {
    EventLoop loop = RunningLoops.required();
    if (timeout == null) {
      return awaitDirectly(awaitable);
    }
    if (timeout.isZero() || timeout.isNegative()) {
      Future<T> future = ensureFuture(awaitable, loop);
      if (future.done()) {
        return future.result();
      }
      cancelAndWait(future);
      return resultInTime(future);
    }
    Future<T> future = ensureFuture(awaitable, loop);
    Future<@Nullable Void> waiter = new Waiter<>(loop, "waitFor", future);
    TimerHandle timer = loop.callLater(timeout, () -> release(waiter));
    Consumer<Future<T>> whenDone = done -> release(waiter);
    try {
      future.addDoneCallback(whenDone);
      try {
        waiter.await();
      } catch (CancelledError cancelled) {
        if (future.done()) {
          return future.result();
        }
        future.removeDoneCallback(whenDone);
        cancelAndWait(future);
        throw cancelled;
      }
      if (future.done()) {
        return future.result();
      }
      future.removeDoneCallback(whenDone);
      cancelAndWait(future);
      return resultInTime(future);
    } finally {
      timer.cancel();
    }
  }

  private static <T extends @Nullable Object> T awaitDirectly(Awaitable<? extends T> awaitable) {
    return switch (awaitable) {
      case Future<? extends T> future -> future.await();
      case Coroutine<? extends T> coroutine -> {
        try {
          yield coroutine.run();
        } catch (Exception failure) {
          throw Sneaky.raise(failure);
        }
      }
    };
  }

  /** The result of a future cancelled for its lateness, if it has one all the same. */
  private static <T extends @Nullable Object> T resultInTime(Future<T> future)
      throws TimeoutException {
    try {
      return future.result();
    } catch (CancelledError cancelled) {
      TimeoutException timeout = new TimeoutException();
      timeout.initCause(cancelled);
      throw timeout;
    }
  }

  static void release(Future<@Nullable Void> waiter) {
    if (!waiter.done()) {
      waiter.setResult(null);
    }
  }

  /** Cancels {@code future} and waits until it is done, so that its task does not run any more. */
  private static <T extends @Nullable Object> void cancelAndWait(Future<T> future) {
    Future<@Nullable Void> waiter = new Waiter<>(future.loop, "end", future);
    Consumer<Future<T>> whenDone = done -> release(waiter);
    future.addDoneCallback(whenDone);
    try {
      future.cancel();
      waiter.await();
    } finally {
      future.removeDoneCallback(whenDone);
    }
  }

  static <T extends @Nullable Object> Future<T> shield(Future<T> inner) {
    if (inner.done()) {
      return inner;
    }
    Future<T> outer = new Waiter<>(inner.loop, "shield", inner);
    Consumer<Future<T>> innerDone = done -> copy(done, outer);
    inner.addDoneCallback(innerDone);
    outer.addDoneCallback(
        done -> {
          if (!inner.done()) {
            inner.removeDoneCallback(innerDone);
          }
        });
    return outer;
  }

  private static <T extends @Nullable Object> void copy(Future<T> inner, Future<T> outer) {
    if (outer.cancelled()) {
      return; // A failure is still to be retrieved: nobody has seen it.
    }
    if (inner.cancelled()) {
      outer.cancel();
      return;
    }
    Throwable failure = inner.failure();
    if (failure != null) {
      outer.setException(failure);
    } else {
      outer.setResult(inner.result());
    }
  }
}
