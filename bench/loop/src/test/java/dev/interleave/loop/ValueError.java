package dev.interleave.loop;

import java.io.Serial;

/** A checked exception for tests, called as the one that the Python traces raise. */
final class ValueError extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  ValueError(String message) {
    super(message);
  }
}
