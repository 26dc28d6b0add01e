package dev.interleave.loop;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by an await in a task that is being cancelled.
 *
 * <p>An {@link Error}, so that {@code catch (Exception e)} does not swallow a cancellation; asyncio
 * made its {@code CancelledError} a {@code BaseException} for the same reason. Code that catches it
 * to clean up throws it again.
 *
 * <p>Its stack trace is that of the await which throws it.
 */
public final class CancelledError extends Error {
  @Serial private static final long serialVersionUID = 1L;

  private boolean located;

  /** A cancellation without a message. */
  public CancelledError() {}

  /** A cancellation with the message given to {@code cancel}. */
  public CancelledError(@Nullable String message) {
    super(message);
  }

  /** Does nothing: where the error is made, on the loop's thread, tells nobody anything. */
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // There is nothing to guard.
  public Throwable fillInStackTrace() {
    return this;
  }

  /** Takes the stack trace, the first time it is thrown. */
  CancelledError locate() {
    if (!located) {
      located = true;
      super.fillInStackTrace();
    }
    return this;
  }
}
