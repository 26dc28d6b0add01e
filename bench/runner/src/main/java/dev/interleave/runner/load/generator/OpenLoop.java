package dev.interleave.runner.load.generator;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Which request is due when, which connection takes it, and what its answer took: the generator
 * without sockets and clock. Requests become due whether or not earlier ones were answered; one
 * that finds no free connection waits, and its time counts from when it was due (Gil Tene, How NOT
 * to Measure Latency; wrk2).
 *
 * <p>All times are nanoseconds from the start of the schedule.
 */
final class OpenLoop {
  private static final long IDLE = -1;

  private final Schedule schedule;
  private final long end;
  private final long timeout;
  private final Recorder recorder;

  /** When the request that a connection carries was due, or {@link #IDLE}. */
  private final long[] due;

  private final long[] written;
  private final ArrayDeque<Integer> free = new ArrayDeque<>();
  private final ArrayDeque<Long> waiting = new ArrayDeque<>();
  private long next;
  private int inFlight;

  /**
   * Over connections that are all still to be opened.
   *
   * @param end from when on no request is due
   */
  OpenLoop(Schedule schedule, long end, long timeout, int connections, Recorder recorder) {
    this.schedule = schedule;
    this.end = end;
    this.timeout = timeout;
    this.recorder = recorder;
    this.due = new long[connections];
    this.written = new long[connections];
    Arrays.fill(due, IDLE);
    this.next = schedule.next();
  }

  /**
   * Takes in what is due by now, gives up what has waited for too long, and hands out the rest.
   *
   * @param send has a connection write the request
   */
  void advance(long now, IntConsumer send) {
    while (next <= now && next < end) {
      recorder.seen(next, now);
      waiting.add(next);
      next = schedule.next();
    }
    for (Long oldest = waiting.peek();
        oldest != null && now - oldest >= timeout;
        oldest = waiting.peek()) {
      waiting.remove();
      recorder.timedOut(oldest, now);
    }
    while (!waiting.isEmpty() && !free.isEmpty()) {
      int connection = free.remove();
      due[connection] = waiting.remove();
      written[connection] = now;
      inFlight++;
      send.accept(connection);
    }
  }

  /** A connection can take requests. */
  void opened(int connection) {
    free.add(connection);
  }

  /** A right answer came; {@link #opened} follows if the connection can be used again. */
  void right(int connection, long now) {
    recorder.right(land(connection), written[connection], now);
  }

  /** Another answer came. */
  void wrong(int connection, long now, String how) {
    recorder.wrong(land(connection), now, how);
  }

  /** A connection was lost, with the request that it carried, if any. */
  void broken(int connection, long now, String how) {
    if (isBusy(connection)) {
      recorder.broken(land(connection), now, how);
    } else {
      free.remove(connection);
    }
  }

  /**
   * Gives up requests that were written too long ago.
   *
   * @param close has a connection closed: its answer may still come
   */
  void expire(long now, IntConsumer close) {
    for (int connection = 0; connection < due.length; connection++) {
      if (isBusy(connection) && now - written[connection] >= timeout) {
        recorder.timedOut(land(connection), now);
        close.accept(connection);
      }
    }
  }

  /** Whether a connection carries a request. */
  boolean isBusy(int connection) {
    return due[connection] != IDLE;
  }

  /** The connection carries nothing any more; when what it carried was due. */
  private long land(int connection) {
    if (!isBusy(connection)) {
      throw new IllegalStateException("connection %d carries nothing".formatted(connection));
    }
    long dueAt = due[connection];
    due[connection] = IDLE;
    inFlight--;
    return dueAt;
  }

  /** When the next request is due; the end of time if none is. */
  long nextDue() {
    return next < end ? next : Long.MAX_VALUE;
  }

  /** Whether every request has come to its end. */
  boolean isDone() {
    return next >= end && waiting.isEmpty() && inFlight == 0;
  }
}
