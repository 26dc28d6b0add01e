package dev.interleave.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** asyncio: {@code wait} and {@code as_completed}. */
final class WaitingForSeveral {
  private WaitingForSeveral() {}

  static <F extends Future<?>> Waited<F> await(
      Collection<F> futures, @Nullable Duration timeout, ReturnWhen returnWhen) {
    if (futures.isEmpty()) {
      throw new IllegalArgumentException("Set of Tasks/Futures is empty.");
    }
    Set<F> all = new LinkedHashSet<>(futures);
    EventLoop loop = RunningLoops.required();
    Completion completion = new Completion(loop, all, timeout, returnWhen);
    Consumer<Future<?>> whenDone = completion::oneDone;
    for (F future : all) {
      future.addDoneCallback(whenDone);
    }
    try {
      completion.waiter.await();
    } finally {
      completion.cancelTimer();
      for (F future : all) {
        future.removeDoneCallback(whenDone);
      }
    }
    Set<F> done = new LinkedHashSet<>();
    Set<F> pending = new LinkedHashSet<>();
    for (F future : all) {
      (future.done() ? done : pending).add(future);
    }
    return new Waited<>(done, pending);
  }

  private static final class Completion implements Needs.Source {
    final Future<@Nullable Void> waiter;
    private final Set<? extends Future<?>> all;
    private final @Nullable TimerHandle timer;
    private final ReturnWhen returnWhen;
    private int left;

    Completion(
        EventLoop loop,
        Set<? extends Future<?>> all,
        @Nullable Duration timeout,
        ReturnWhen returnWhen) {
      Future<@Nullable Void> made = new Waiter<>(loop, "wait", this);
      this.waiter = made;
      this.timer = timeout == null ? null : loop.callLater(timeout, () -> Waiting.release(made));
      this.all = all;
      this.left = all.size();
      this.returnWhen = returnWhen;
    }

    void oneDone(Future<?> future) {
      left--;
      if (left <= 0
          || returnWhen == ReturnWhen.FIRST_COMPLETED
          || (returnWhen == ReturnWhen.FIRST_EXCEPTION && failed(future))) {
        cancelTimer();
        Waiting.release(waiter);
      }
    }

    private static boolean failed(Future<?> future) {
      boolean failed = future.unseenFailure() != null;
      if (failed) {
        future.assumeSeen();
      }
      return failed;
    }

    @Override
    public @Nullable Needs needs() {
      return returnWhen == ReturnWhen.ALL_COMPLETED ? Needs.all(all) : Needs.any(all);
    }

    @Override
    public String toString() {
      return all.size() + " until " + returnWhen;
    }

    void cancelTimer() {
      if (timer != null) {
        timer.cancel();
      }
    }
  }

  static <T extends @Nullable Object> List<Coroutine<T>> asCompleted(
      Collection<? extends Awaitable<? extends T>> awaitables, @Nullable Duration timeout) {
    EventLoop loop = RunningLoops.required();
    InOrder<T> order = new InOrder<>();
    for (Awaitable<? extends T> awaitable : awaitables) {
      order.todo.add(Waiting.ensureFuture(awaitable, loop));
    }
    order.start(loop, timeout);
    List<Coroutine<T>> each = new ArrayList<>();
    for (int i = order.todo.size(); i > 0; i--) {
      each.add(order::next);
    }
    return each;
  }

  /**
   * The futures of {@code as_completed}: first those to come, then, queued, those that are done.
   */
  private static final class InOrder<T extends @Nullable Object> {
    final Set<Future<T>> todo = new LinkedHashSet<>();
    private final Queue<@Nullable Future<T>> done = new Queue<>();
    private final Consumer<Future<T>> whenDone = this::oneDone;
    private @Nullable TimerHandle timer;

    void start(EventLoop loop, @Nullable Duration timeout) {
      done.feedFrom(() -> Needs.any(todo));
      todo.forEach(future -> future.addDoneCallback(whenDone));
      if (!todo.isEmpty() && timeout != null) {
        timer = loop.callLater(timeout, this::timedOut);
      }
    }

    private void timedOut() {
      for (Future<T> future : todo) {
        future.removeDoneCallback(whenDone);
        done.putNowait(null);
      }
      todo.clear();
    }

    private void oneDone(Future<T> future) {
      if (todo.remove(future)) {
        done.putNowait(future);
        if (todo.isEmpty() && timer != null) {
          timer.cancel();
        }
      }
    }

    T next() throws TimeoutException {
      Future<T> future = done.get();
      if (future == null) {
        throw new TimeoutException();
      }
      return future.result();
    }
  }
}
