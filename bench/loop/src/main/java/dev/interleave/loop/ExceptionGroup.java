package dev.interleave.loop;

import java.io.Serial;
import java.util.List;

/**
 * Several failures as one. asyncio: Python's {@code ExceptionGroup}.
 *
 * <p>They are its suppressed exceptions too, so that a stack trace shows them all.
 */
public final class ExceptionGroup extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Throwable> exceptions;

  ExceptionGroup(String message, List<Throwable> exceptions) {
    super(
        message
            + " ("
            + exceptions.size()
            + (exceptions.size() == 1 ? " sub-exception)" : " sub-exceptions)"));
    this.exceptions = List.copyOf(exceptions);
    exceptions.forEach(this::addSuppressed);
  }

  /** The failures, in the order in which they came. */
  public List<Throwable> exceptions() {
    return exceptions;
  }
}
