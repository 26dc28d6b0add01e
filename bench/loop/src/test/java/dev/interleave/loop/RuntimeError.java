package dev.interleave.loop;

import java.io.Serial;

/** An unchecked exception for tests, called as the one that the Python traces raise. */
final class RuntimeError extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  RuntimeError(String message) {
    super(message);
  }
}
