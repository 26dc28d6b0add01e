package dev.interleave.loop.http;

import java.io.Serial;

/** What was to make a body failed, and not the connection that it was sent on. */
final class ContentException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  ContentException(Exception failure) {
    super(failure);
  }

  Exception failure() {
    return getCause() instanceof Exception failure ? failure : this;
  }
}
