package dev.interleave.suites.workload;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;

/**
 * All the ways a unit may wait, as the execution model provides them: on one model a wait blocks
 * the thread, on another the same call suspends a coroutine.
 */
public interface Waits {
  /** Waits for the given time. */
  void sleep(Duration time) throws InterruptedException;

  /** Opens a TCP connection. */
  Connection connect(SocketAddress peer) throws IOException;

  /** An open connection, used by one unit at a time. */
  interface Connection extends AutoCloseable {
    /** Sends eight bytes, big-endian, and waits for eight bytes in answer. */
    long exchange(long request) throws IOException;

    @Override
    void close() throws IOException;
  }
}
