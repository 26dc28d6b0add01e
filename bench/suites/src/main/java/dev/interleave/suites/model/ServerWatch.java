package dev.interleave.suites.model;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Tells units that fail because their server is gone from units that fail otherwise. Used by all
 * threads that run units of a batch.
 */
final class ServerWatch {
  /** Lets time pass between two looks. */
  @FunctionalInterface
  interface Pause {
    void pass() throws InterruptedException;
  }

  /** A second of pauses in all: connections break a moment before their process is gone. */
  static final int LOOKS = 50;

  private static final Pause SHORT = () -> Thread.sleep(20);
  private static final String ENDED =
      "the server that units ask ended while they ran; its own words above, or the system's log, say why";

  private final BooleanSupplier alive;
  private final Pause pause;
  private boolean looked;
  private volatile boolean ended;

  ServerWatch(BooleanSupplier alive) {
    this(alive, SHORT);
  }

  /**
   * @param alive whether the server runs
   * @param pause after a look that found it running
   */
  ServerWatch(BooleanSupplier alive, Pause pause) {
    this.alive = alive;
    this.pause = pause;
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
    for (int look = 0; !looked && !ended; look++) {
      ended = !alive.getAsBoolean();
      looked = look == LOOKS;
      if (!ended && !looked) {
        pause.pass();
      }
    }
    if (ended) {
      throw new IOException(ENDED, failed);
    }
  }
}
