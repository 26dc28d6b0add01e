package dev.interleave.suites.workload;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
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

  /**
   * Makes a call that blocks its thread, where the model lets units block: on the unit's own
   * thread, but for loops, which have it done by their executor.
   */
  <T> T blocking(Callable<T> call) throws Exception;

  /** Waits for what ends on threads that are not the model's. */
  <T> T await(CompletionStage<T> stage) throws Exception;

  /** Whether units are tasks of a loop, so that a client which has no need of threads fits them. */
  boolean onLoop();

  /** Reads a whole file. */
  default byte[] read(Path file) throws Exception {
    return blocking(() -> Files.readAllBytes(file));
  }

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
    /** Bytes of a request. */
    int REQUEST = Long.BYTES;

    /** Bytes of its answer: a number, and the time at which it was sent. */
    int ANSWER = 2 * Long.BYTES;

    /** Sends a number, big-endian, and waits for the number in answer. */
    long exchange(long request) throws IOException;

    /** When the peer sent the last answer, in nanoseconds on the clock of this machine. */
    long sentNanos();

    @Override
    void close() throws IOException;
  }
}
