package dev.interleave.runner.load.generator;

import java.io.IOException;

/** An answer that is not HTTP/1.1; its message says what is wrong. */
public final class ProtocolException extends IOException {
  private static final long serialVersionUID = 1L;

  ProtocolException(String message) {
    super(message);
  }
}
