package dev.interleave.loop;

import java.io.Serial;

/** A future is not in the state that the call needs. asyncio: {@code InvalidStateError}. */
public final class InvalidStateException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  InvalidStateException(String message) {
    super(message);
  }
}
