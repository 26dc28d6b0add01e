package dev.interleave.loop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error that reached the loop because nothing else could take it.
 *
 * <p>asyncio: the {@code context} given to an exception handler.
 *
 * @param message what happened
 * @param exception the error, if there is one
 * @param future the future or task that it came from, if any
 * @param handle the callback that it came from, if any
 * @param origin where that task or callback was made, innermost frame first; empty if that is not
 *     known, as it is in debug mode alone
 */
public record ExceptionContext(
    String message,
    @Nullable Throwable exception,
    @Nullable Future<?> future,
    @Nullable Handle handle,
    List<StackTraceElement> origin) {

  /** With an origin that is not known. */
  public ExceptionContext(
      String message,
      @Nullable Throwable exception,
      @Nullable Future<?> future,
      @Nullable Handle handle) {
    this(message, exception, future, handle, List.of());
  }

  static ExceptionContext of(String message, Throwable exception) {
    return new ExceptionContext(message, exception, null, null);
  }

  /** The task that the error came from, or null. */
  public @Nullable Task<?> task() {
    return future instanceof Task<?> task ? task : null;
  }
}
