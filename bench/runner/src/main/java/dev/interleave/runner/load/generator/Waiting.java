package dev.interleave.runner.load.generator;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Waits for answers until the next request is due, for less time than a selector can: to spin would
 * be more exact, and would take a whole core from the server.
 */
final class Waiting {
  private static final long MILLI = 1_000_000;

  /** A selector waits for whole milliseconds, and wakes up a bit late. */
  private static final long COARSE = 2 * MILLI;

  /** Milliseconds after which there may be something else to do than to wait. */
  private static final int LOOK = 10;

  /** Between two looks at the sockets; the kernel adds about as much again. */
  private static final long NAP = 50_000;

  /** So shortly before a request is due there is no time for a nap. */
  private static final long SPIN = 20_000;

  private Waiting() {}

  /**
   * Handles what is ready, or waits for it, or does neither if there is no time.
   *
   * @param idle nanoseconds until something else has to be done
   */
  static void until(long idle, Selector selector, Consumer<SelectionKey> ready) throws IOException {
    if (idle > COARSE) {
      selector.select(ready, Math.clamp(idle / MILLI - 1, 1, LOOK));
    } else if (selector.selectNow(ready) == 0 && idle > SPIN) {
      LockSupport.parkNanos(Math.min(idle - SPIN, NAP));
    }
  }
}
