package dev.interleave.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A result that is there later. asyncio: {@code Future}.
 *
 * <p>Not thread-safe: use it on its loop's thread, or through {@link EventLoop#callSoonThreadsafe}.
 *
 * @param <T> the type of the result
 */
public sealed class Future<T extends @Nullable Object> implements Awaitable<T>
    permits GatheringFuture, Task, Waiter {

  private enum State {
    PENDING,
    CANCELLED,
    FINISHED,
    FAILED
  }

  final EventLoop loop;
  private State state = State.PENDING;

  /** The result, or the exception if it failed. */
  private @Nullable Object outcome;

  /** Nothing, one callback or a {@link Callbacks} of several. */
  private @Nullable Object callbacks;

  private @Nullable String cancelMessage;

  /** What a cancelled task ended with, for the first who asks. */
  private @Nullable CancelledError cancelledError;

  private @Nullable Unretrieved unretrieved;

  Future(EventLoop loop) {
    this.loop = loop;
  }

  /**
   * The loop that the future belongs to. asyncio: {@code get_loop}.
   *
   * @throws IllegalStateException on another thread, if the loop was never handed out on its own;
   *     see {@link DeadlockDetection}
   */
  public final EventLoop loop() {
    loop.handOut();
    return loop;
  }

  /** Whether it has a result or an exception, or was cancelled. */
  public final boolean done() {
    return state != State.PENDING;
  }

  /** Whether it was cancelled. */
  public final boolean cancelled() {
    return state == State.CANCELLED;
  }

  /**
   * Waits for the result, and gives the thread back to the loop until it is there. Does not yield
   * if it is there already. asyncio: {@code await future}.
   *
   * <p>Throws the very exception that was set, checked or not, unwrapped, and {@link
   * CancelledError} if the future or the task that waits is cancelled.
   *
   * @return the result
   * @throws IllegalStateException outside a task
   */
  public final T await() {
    if (state == State.PENDING) {
      loop.taskToSuspend().await(this);
    }
    return result();
  }

  /**
   * The result.
   *
   * <p>Throws the very exception that was set, checked or not, unwrapped, or {@link CancelledError}
   * if it was cancelled.
   *
   * @throws InvalidStateException if it is not done
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // The outcome of a finished future is a T.
  public final T result() {
    if (state == State.FINISHED) {
      return (T) outcome;
    }
    Throwable failure = failure();
    if (failure == null) {
      throw new InvalidStateException("Result is not ready.");
    }
    throw Sneaky.raise(failure);
  }

  /**
   * The exception it failed with, or null if it has a result.
   *
   * @throws InvalidStateException if it is not done
   * @throws CancelledError if it was cancelled
   */
  public final @Nullable Throwable exception() {
    return switch (state) {
      case PENDING -> throw new InvalidStateException("Exception is not set.");
      case CANCELLED -> throw makeCancelledError().locate();
      case FINISHED, FAILED -> failure();
    };
  }

  /** What awaiting it now would throw: null if it has a result or is pending. */
  final @Nullable Throwable failure() {
    return switch (state) {
      case CANCELLED -> makeCancelledError();
      case FAILED -> {
        markRetrieved();
        yield (Throwable) outcome;
      }
      case FINISHED, PENDING -> null;
    };
  }

  /** As {@link #failure}, but nobody has seen it yet; null if it was cancelled too. */
  final @Nullable Throwable unseenFailure() {
    return state == State.FAILED ? (Throwable) outcome : null;
  }

  /**
   * Takes a failure as seen where asyncio does, though nobody has looked at it. In debug mode it is
   * still reported if nobody ever does.
   */
  final void assumeSeen() {
    if (loop.debugMode() == null) {
      markRetrieved();
    }
  }

  /**
   * Gives it its result.
   *
   * @throws InvalidStateException if it is done
   */
  public void setResult(T result) {
    finish(State.FINISHED, result);
  }

  /**
   * Makes it fail.
   *
   * @throws InvalidStateException if it is done
   */
  public void setException(Throwable exception) {
    finish(State.FAILED, exception);
    unretrieved = loop.expectRetrieval(this, exception);
  }

  private void finish(State done, @Nullable Object outcome) {
    loop.checkThreadInDebugMode();
    if (state != State.PENDING) {
      throw new InvalidStateException(state + ": " + this);
    }
    this.outcome = outcome;
    state = done;
    scheduleCallbacks();
  }

  /** Cancels it, see {@link #cancel(String)}. */
  public final boolean cancel() {
    return cancel(null);
  }

  /**
   * Cancels it: who awaits it gets a {@link CancelledError}.
   *
   * @param message the error's message
   * @return false if it was done already
   */
  public boolean cancel(@Nullable String message) {
    if (state != State.PENDING) {
      assumeSeen();
      return false;
    }
    loop.checkThreadInDebugMode();
    state = State.CANCELLED;
    cancelMessage = message;
    scheduleCallbacks();
    return true;
  }

  /**
   * Has {@code callback} called, soon after the future is done and never at once, in a copy of the
   * calling code's context. asyncio: {@code add_done_callback}.
   */
  public final void addDoneCallback(Consumer<? super Future<T>> callback) {
    addDoneCallback(callback, Context.captured());
  }

  /** As {@link #addDoneCallback(Consumer)}, but in {@code context}; null for an empty one. */
  public final void addDoneCallback(
      Consumer<? super Future<T>> callback, @Nullable Context context) {
    addCallback(context == null ? callback : new DoneCallback<>(this, callback, context));
  }

  /**
   * Takes back each {@link #addDoneCallback} of an equal callback.
   *
   * @return how many those were
   */
  public final int removeDoneCallback(Consumer<? super Future<T>> callback) {
    return removeCallback(callback);
  }

  private int removeCallback(Object callback) {
    loop.checkThreadInDebugMode();
    if (callbacks instanceof Callbacks several) {
      int before = several.size();
      several.removeIf(each -> isOf(callback, each));
      return before - several.size();
    }
    if (isOf(callback, callbacks)) {
      callbacks = null;
      return 1;
    }
    return 0;
  }

  private static boolean isOf(Object callback, @Nullable Object added) {
    return callback.equals(added instanceof DoneCallback<?> in ? in.callback : added);
  }

  /** Has the step of a task run when the future is done. */
  final void addWakeup(Handle step) {
    addCallback(step);
  }

  final void removeWakeup(Handle step) {
    removeCallback(step);
  }

  private void addCallback(Object callback) {
    loop.checkThreadInDebugMode();
    if (state != State.PENDING) {
      schedule(callback);
    } else if (callbacks == null) {
      callbacks = callback;
    } else if (callbacks instanceof Callbacks several) {
      several.add(callback);
    } else {
      Callbacks several = new Callbacks();
      several.add(callbacks);
      several.add(callback);
      callbacks = several;
    }
  }

  private void scheduleCallbacks() {
    Object waiting = callbacks;
    if (waiting == null) {
      return;
    }
    callbacks = null;
    if (waiting instanceof Callbacks several) {
      several.forEach(this::schedule);
    } else {
      schedule(waiting);
    }
  }

  @SuppressWarnings("unchecked") // Those are the two things that addCallback is given.
  private void schedule(Object callback) {
    loop.enqueue(
        callback instanceof Handle step
            ? step
            : new DoneCallback<>(this, (Consumer<? super Future<T>>) callback, null));
  }

  /**
   * What other threads can wait for: it ends as this does, on the loop's thread, and to cancel it
   * cancels this. May be called by any thread. To block the loop's own thread until it is done is
   * an {@link IllegalStateException}.
   */
  public final CompletableFuture<T> toCompletableFuture() {
    return ThreadBridges.toCompletableFuture(this);
  }

  /** The error for one who asks for the result of a cancelled future or task. */
  final CancelledError makeCancelledError() {
    CancelledError error = cancelledError;
    cancelledError = null;
    return error != null ? error : new CancelledError(cancelMessage);
  }

  final @Nullable String cancelMessage() {
    return cancelMessage;
  }

  final void setCancelMessage(@Nullable String message) {
    cancelMessage = message;
  }

  final void setCancelledError(CancelledError error) {
    cancelledError = error;
  }

  /** Somebody has seen the exception, so nobody need be told of it. */
  final void markRetrieved() {
    if (unretrieved != null) {
      unretrieved.retrieved();
      unretrieved = null;
    }
  }

  /** What has to be done before this can be; null if code alone can tell. */
  @Nullable Needs needs() {
    return null;
  }

  /** What it is to one who is told what a task waits for. */
  String asAwaited() {
    return toString();
  }

  /** The callbacks of that kind that are to be called when it is done. */
  final <C> List<C> callbacksOf(Class<C> kind) {
    List<?> all = callbacks instanceof Callbacks several ? several : Arrays.asList(callbacks);
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public String toString() {
    return "<" + describe() + " " + state + (state == State.FAILED ? " " + outcome : "") + ">";
  }

  String describe() {
    return "Future";
  }

  private static final class Callbacks extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;
  }

  private static final class DoneCallback<T extends @Nullable Object> extends Handle {
    private final Future<T> future;
    private final Consumer<? super Future<T>> callback;

    DoneCallback(
        Future<T> future, Consumer<? super Future<T>> callback, @Nullable Context context) {
      super(null, context);
      this.future = future;
      this.callback = callback;
    }

    @Override
    Object source() {
      return future;
    }

    @Override
    void call() {
      callback.accept(future);
    }

    @Override
    public String toString() {
      return "<Handle " + callback + "(" + future + ")>";
    }
  }
}
