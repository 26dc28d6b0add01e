package dev.interleave.suites.model;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Tells units that fail because their server is gone from units that fail otherwise. Used by all
 * threads that run units of a batch.
 */
final class ServerWatch {
  /** Connections break a moment before the process is gone. */
  static final Duration TIME_TO_END = Duration.ofSeconds(1);

  private static final int MILLIS_BETWEEN_LOOKS = 20;
  private static final String ENDED =
      "the server that units ask ended while they ran; its own words above, or the system's log, say why";

  private final BooleanSupplier alive;
  private final Duration timeToEnd;
  private boolean asked;
  private volatile boolean ended;

  /**
   * @param alive whether the server runs
   * @param timeToEnd how long after a broken connection it may still seem to
   */
  ServerWatch(BooleanSupplier alive, Duration timeToEnd) {
    this.alive = alive;
    this.timeToEnd = timeToEnd;
  }

  /**
   * Keeps units from waiting in vain until some timeout of their client.
   *
   * @throws IOException if the server is known to have ended
   */
  void requireRunning() throws IOException {
    if (ended) {
      throw new IOException(ENDED);
    }
  }

  /**
   * Called by a unit that failed. Only the first one looks whether the server ends; others that
   * fail meanwhile wait for what it learns.
   *
   * @throws IOException if the server has ended, with the failure as its cause
   */
  synchronized void requireRunning(Exception failed) throws IOException, InterruptedException {
    if (!asked) {
      asked = true;
      long looks = timeToEnd.toMillis() / MILLIS_BETWEEN_LOOKS;
      boolean runs = alive.getAsBoolean();
      for (int look = 0; runs && look < looks; look++) {
        Thread.sleep(MILLIS_BETWEEN_LOOKS);
        runs = alive.getAsBoolean();
      }
      ended = !runs;
    }
    if (ended) {
      throw new IOException(ENDED, failed);
    }
  }
}
