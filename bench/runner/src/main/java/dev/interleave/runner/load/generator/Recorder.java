package dev.interleave.runner.load.generator;

import dev.interleave.report.load.Latencies;
import dev.interleave.report.load.LoadSample;
import org.jspecify.annotations.Nullable;

/**
 * Counts what becomes of requests that are due in the measured phase. None of them is left out: one
 * without a right answer counts with the timeout, or longer where it took longer.
 *
 * <p>All times are nanoseconds from the start of the schedule.
 */
final class Recorder {
  private final long from;
  private final long to;
  private final long timeout;
  private final String late;
  private final Latencies response = Latencies.none();
  private final Latencies service = Latencies.none();
  private final Latencies lateness = Latencies.none();
  private long due;
  private long right;
  private long wrong;
  private long timeouts;
  private long broken;
  private long reconnects;
  private long rightWithin;
  private long answersWithin;
  private @Nullable String firstError;

  /**
   * @param from where the measured phase begins
   * @param to where it ends
   */
  Recorder(long from, long to, long timeout) {
    this.from = from;
    this.to = to;
    this.timeout = timeout;
    this.late = "no answer within the timeout of %d ms".formatted(timeout / 1_000_000);
  }

  /** The generator sees that a request is due. */
  void seen(long dueAt, long now) {
    if (dueAt >= from) {
      due++;
      lateness.add(now - dueAt);
    }
  }

  void right(long dueAt, long writtenAt, long now) {
    if (isWithin(now)) {
      rightWithin++;
      answersWithin++;
    }
    if (dueAt >= from) {
      right++;
      response.add(now - dueAt);
      service.add(now - writtenAt);
    }
  }

  void wrong(long dueAt, long now, String how) {
    if (isWithin(now)) {
      answersWithin++;
    }
    if (failed(dueAt, now, how)) {
      wrong++;
    }
  }

  void timedOut(long dueAt, long now) {
    if (failed(dueAt, now, late)) {
      timeouts++;
    }
  }

  void broken(long dueAt, long now, String how) {
    if (failed(dueAt, now, how)) {
      broken++;
    }
  }

  void reconnected(long now) {
    if (isWithin(now)) {
      reconnects++;
    }
  }

  private boolean failed(long dueAt, long now, String how) {
    if (dueAt < from) {
      return false;
    }
    response.add(Math.max(timeout, now - dueAt));
    if (firstError == null) {
      firstError = how;
    }
    return true;
  }

  private boolean isWithin(long now) {
    return now >= from && now < to;
  }

  /**
   * All of it.
   *
   * @param rate that was offered
   * @param generatorCpu seconds of processor time in the measured phase
   * @param serverCpu the same of the server, or null where it is not known
   */
  LoadSample sample(double rate, double generatorCpu, @Nullable Double serverCpu) {
    double seconds = (to - from) / 1e9;
    return new LoadSample(
        LoadSample.SCHEMA,
        rate,
        seconds,
        due,
        right,
        wrong,
        timeouts,
        broken,
        reconnects,
        rightWithin / seconds,
        response.encoded(),
        service.encoded(),
        lateness.encoded(),
        generatorCpu,
        serverCpu,
        answersWithin,
        firstError);
  }
}
