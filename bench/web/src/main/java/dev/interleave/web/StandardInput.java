package dev.interleave.web;

import java.io.IOException;

/** The end of this process: whoever started it holds the other end of its standard input. */
final class StandardInput {
  private StandardInput() {}

  /** Waits until it is closed, which the system does as well, however who started this ended. */
  static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // Nothing that is sent matters, only the end.
      }
    } catch (IOException closed) {
      // As good as the end.
    }
  }
}
