package dev.interleave.loop;

import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A time limit for a block of code: the code is cancelled when the time is over. Made by {@link
 * Asyncio#timeout}. asyncio: {@code Timeout}.
 *
 * <pre>{@code
 * timeout(Duration.ofSeconds(1)).run(() -> fetch());
 * }</pre>
 */
public final class Timeout {
  private enum State {
    CREATED,
    ACTIVE,
    EXPIRING,
    EXPIRED,
    FINISHED
  }

  private State state = State.CREATED;
  private @Nullable Double when;
  private @Nullable Handle timer;
  private @Nullable Task<?> task;

  Timeout(@Nullable Double when) {
    this.when = when;
  }

  /** When the time is over, on the loop's clock; null for never. */
  public @Nullable Double when() {
    return when;
  }

  /** Whether the time was over before the code had ended. */
  public boolean expired() {
    return state == State.EXPIRING || state == State.EXPIRED;
  }

  /**
   * Changes when the time is over.
   *
   * @param when on the loop's clock; null for never
   * @throws IllegalStateException if the code does not run
   */
  public void reschedule(@Nullable Double when) {
    if (state != State.ACTIVE || task == null) {
      throw new IllegalStateException(
          state == State.CREATED
              ? "Timeout has not been entered"
              : "Cannot change state of " + state + " Timeout");
    }
    this.when = when;
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    if (when != null) {
      EventLoop loop = task.loop;
      timer =
          when <= loop.time()
              ? loop.callSoon(this::timeIsOver)
              : loop.callAt(when, this::timeIsOver);
    }
  }

  /** As {@link #run(Coroutine)}, without a result. */
  @SuppressWarnings("overloads") // The lambda tells: it has a result or it has none.
  public void run(Action body) throws TimeoutException {
    run(Coroutine.of(body));
  }

  /**
   * Runs {@code body} in the current task, and cancels it when the time is over.
   *
   * @return the result of {@code body}
   * @throws TimeoutException if it ended because of that
   */
  @SuppressWarnings("overloads") // The lambda tells: it has a result or it has none.
  public <T extends @Nullable Object> T run(Coroutine<T> body) throws TimeoutException {
    if (state != State.CREATED) {
      throw new IllegalStateException("Timeout has already been entered");
    }
    Task<?> entered = Asyncio.currentTask();
    if (entered == null) {
      throw new IllegalStateException("Timeout should be used inside a task");
    }
    state = State.ACTIVE;
    task = entered;
    int cancelling = entered.cancelling();
    reschedule(when);
    T result;
    try {
      result = body.run();
    } catch (Throwable failure) {
      exit(entered, cancelling, failure);
      throw Sneaky.raise(failure);
    }
    exit(entered, cancelling, null);
    return result;
  }

  private void exit(Task<?> entered, int cancelling, @Nullable Throwable failure)
      throws TimeoutException {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    if (state == State.EXPIRING) {
      state = State.EXPIRED;
      if (entered.uncancel() <= cancelling && failure instanceof CancelledError) {
        TimeoutException timeout = new TimeoutException(); // Nobody else wants it cancelled.
        timeout.initCause(failure);
        throw timeout;
      }
    } else {
      state = State.FINISHED;
    }
  }

  private void timeIsOver() {
    if (task != null) {
      task.cancel();
    }
    state = State.EXPIRING;
    timer = null;
  }
}
