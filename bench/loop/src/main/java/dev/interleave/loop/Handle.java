package dev.interleave.loop;

import org.jspecify.annotations.Nullable;

/** A callback that is scheduled and can be cancelled. asyncio: {@code Handle}. */
public class Handle {
  private @Nullable Runnable callback;
  private final @Nullable Context context;
  private boolean cancelled;

  Handle(@Nullable Runnable callback) {
    this(callback, null);
  }

  Handle(@Nullable Runnable callback, @Nullable Context context) {
    this.callback = callback;
    this.context = context;
  }

  /** Cancels the callback; does nothing if it is cancelled already or has run. */
  public void cancel() {
    cancelled = true;
    callback = null; // What it holds can go now, though the handle may stay queued for long.
  }

  /** Whether it was cancelled. */
  public final boolean cancelled() {
    return cancelled;
  }

  /** Calls back, and gives what that throws to the loop's exception handler. */
  final void run(EventLoop loop) {
    loop.callbackContext = context;
    try {
      call();
    } catch (Throwable failure) {
      loop.callExceptionHandler(
          new ExceptionContext("Exception in callback " + this, failure, null, this));
    } finally {
      loop.callbackContext = null;
    }
  }

  void call() {
    if (callback != null) {
      callback.run();
    }
  }

  /** What the calling code made when it made this: itself, or the task that it is a step of. */
  Object source() {
    return this;
  }

  @Override
  public String toString() {
    return cancelled ? "<Handle cancelled>" : "<Handle " + callback + ">";
  }
}
