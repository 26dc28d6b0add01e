package dev.interleave.loop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The future of the results of several others. asyncio: {@code gather} and its {@code
 * _GatheringFuture}.
 */
final class GatheringFuture<T extends @Nullable Object> extends Future<List<T>> {
  private final List<Future<?>> children;
  private final boolean returnExceptions;
  private int count;
  private int finished;
  private boolean cancelRequested;

  private GatheringFuture(EventLoop loop, int size, boolean returnExceptions) {
    super(loop);
    this.children = new ArrayList<>(size);
    this.returnExceptions = returnExceptions;
  }

  static <T extends @Nullable Object> Future<List<T>> gather(
      Collection<? extends Awaitable<?>> awaitables, boolean returnExceptions) {
    EventLoop loop = loopOf(awaitables);
    if (awaitables.isEmpty()) {
      Future<List<T>> nothing = loop.createFuture();
      nothing.setResult(new ArrayList<>());
      return nothing;
    }
    GatheringFuture<T> outer = new GatheringFuture<>(loop, awaitables.size(), returnExceptions);
    Consumer<Future<?>> whenDone = outer::childDone;
    Set<Future<?>> futures = Set.of(); // Those of the caller: one may be there twice.
    List<Future<?>> ended = new ArrayList<>();
    for (Awaitable<?> awaitable : awaitables) {
      Future<?> child = Waiting.ensureFuture(awaitable, loop);
      outer.children.add(child);
      if (child == awaitable && futures.isEmpty()) {
        futures = new HashSet<>();
      }
      if (child != awaitable || futures.add(child)) {
        outer.count++;
        if (child != awaitable && child.done()) { // An eager task that had nothing to wait for.
          ended.add(child);
        } else {
          child.addDoneCallback(whenDone);
        }
      }
    }
    ended.forEach(whenDone);
    return outer;
  }

  private static EventLoop loopOf(Collection<? extends Awaitable<?>> awaitables) {
    return !awaitables.isEmpty() && awaitables.iterator().next() instanceof Future<?> future
        ? future.loop
        : RunningLoops.required();
  }

  /** Cancels the children that are not done; what they make of that is this future's end. */
  @Override
  public boolean cancel(@Nullable String message) {
    if (done()) {
      return false;
    }
    boolean any = false;
    for (Future<?> child : children) {
      any |= child.cancel(message);
    }
    cancelRequested |= any;
    return any;
  }

  private void childDone(Future<?> child) {
    finished++;
    if (done()) {
      keep(child.unseenFailure());
      child.markRetrieved();
      return;
    }
    if (!returnExceptions) {
      Throwable failure = child.failure();
      if (failure != null) {
        setException(failure);
        return;
      }
    }
    if (finished == count) {
      List<T> results = new ArrayList<>(children.size());
      for (Future<?> each : children) {
        results.add(GatheringFuture.<T>resultOf(each));
      }
      if (cancelRequested) {
        setException(children.getLast().makeCancelledError());
      } else {
        setResult(results);
      }
    }
  }

  /** A failure after the first, which asyncio drops, is kept with the first. */
  private void keep(@Nullable Throwable late) {
    Throwable first = unseenFailure();
    if (late != null && first != null && !late.equals(first)) {
      first.addSuppressed(late);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // A T is what gather promised.
  private static <T extends @Nullable Object> T resultOf(Future<?> child) {
    if (child.cancelled()) {
      String message = child.cancelMessage();
      return (T) new CancelledError(message == null ? "" : message);
    }
    Throwable failure = child.failure();
    return (T) (failure != null ? failure : child.result());
  }

  @Override
  @Nullable Needs needs() {
    return returnExceptions ? Needs.all(children) : Needs.any(children);
  }

  @Override
  String asAwaited() {
    return "gather of " + children.size();
  }

  @Override
  String describe() {
    return "GatheringFuture";
  }
}
