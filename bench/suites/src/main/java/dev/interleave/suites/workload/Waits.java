package dev.interleave.suites.workload;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * All that a unit leaves to the execution model: on one model a wait blocks the thread, on another
 * the same call suspends a coroutine; and a model may have units compute elsewhere.
 */
public interface Waits {
  /** Waits for the given time. */
  void sleep(Duration time) throws InterruptedException;

  /** Opens a TCP connection. */
  Connection connect(SocketAddress peer) throws IOException;

  /** Reads a whole file. */
  byte[] read(Path file) throws IOException;

  /** Computes: in place, unless the model hands computation to other threads. */
  long compute(LongSupplier computation);

  /**
   * Runs parts of the unit at once and waits for all.
   *
   * @return what they return, in their order
   * @throws UnsupportedOperationException on a model whose parents would block a bounded pool
   */
  long[] all(List<? extends Part> parts) throws Exception;

  /** As {@link #all}, by way of a task group where the model knows one. */
  default long[] group(List<? extends Part> parts) throws Exception {
    return all(parts);
  }

  /** A part of a unit that runs beside others of it. */
  @FunctionalInterface
  interface Part {
    long run() throws Exception;
  }

  /** An open connection, used by one unit at a time. */
  interface Connection extends AutoCloseable {
    /** Sends eight bytes, big-endian, and waits for eight bytes in answer. */
    long exchange(long request) throws IOException;

    @Override
    void close() throws IOException;
  }
}
