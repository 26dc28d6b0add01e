package dev.interleave.loop.http;

import java.io.IOException;
import java.io.Serial;

/** A connection ended before a byte of an answer came: the request may not have been seen. */
final class StaleException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  StaleException(String request, Throwable failure) {
    super(request + ": the connection ended before an answer came: " + failure.getMessage());
    initCause(failure);
  }
}
