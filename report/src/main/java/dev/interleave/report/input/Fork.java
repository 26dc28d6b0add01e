package dev.interleave.report.input;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one fork did: a line of {@code forks.jsonl}, appended as soon as the fork ends, so that an
 * interrupted run loses nothing.
 *
 * @param index counts up from 1 through the run
 * @param round counts up from 1
 * @param cell what it measured
 * @param status how it ended
 * @param message why it did not end well, or null
 * @param file its raw JMH JSON, relative to the results folder, or null where there is none
 * @param log what it printed, relative to the results folder, or null where it was not kept
 * @param startedAt ISO 8601, UTC
 * @param seconds how long it took, JVM starts included
 * @param warmup the warm-up iterations' primary scores, in order, which JMH's JSON lacks; empty
 *     where they could not be read
 * @param notes what the fork said of itself ({@code interleave: name=value} lines), by name
 * @param conditions what the machine did meanwhile
 */
public record Fork(
    int index,
    int round,
    CellKey cell,
    Status status,
    @Nullable String message,
    @Nullable String file,
    @Nullable String log,
    String startedAt,
    double seconds,
    List<Double> warmup,
    Map<String, String> notes,
    Conditions conditions) {

  /** Its name in a results folder. */
  public static final String FILE = "forks.jsonl";

  /** A note with this and a metric's name gives the reason why it was not measured. */
  private static final String NOT_MEASURED = "not-measured:";

  /** A note with this and a name is a histogram of times. */
  private static final String HISTOGRAM = "histogram:";

  public Fork {
    warmup = List.copyOf(warmup);
    notes = Map.copyOf(notes);
  }

  /** The notes that are on the fork itself, not on one of its metrics. */
  public Map<String, String> remarks() {
    return notes.entrySet().stream()
        .filter(note -> !note.getKey().startsWith(NOT_MEASURED))
        .filter(note -> !note.getKey().startsWith(HISTOGRAM))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Why a metric has no value, or has none in some iteration, where the fork said so. */
  public Optional<String> reasonWithout(String metric) {
    return Optional.ofNullable(notes.get(NOT_MEASURED + metric));
  }

  /**
   * Times that the fork recorded in nanoseconds, by what they are of: HdrHistogram's compressed
   * encoding in Base64.
   */
  public Map<String, String> histograms() {
    return notes.entrySet().stream()
        .filter(note -> note.getKey().startsWith(HISTOGRAM))
        .collect(
            Collectors.toUnmodifiableMap(
                note -> note.getKey().substring(HISTOGRAM.length()), Map.Entry::getValue));
  }

  /** How a fork ended. */
  public enum Status {
    /** Measured, and its answer was right. */
    OK,
    /** The combination can't be run here, and the benchmark said why. */
    NOT_RUN,
    /** An exception, a wrong answer among them. */
    FAILED,
    /** The JVM died. */
    CRASHED,
    /** Killed at its time limit. */
    TIMED_OUT
  }

  /**
   * What the machine did during a fork; a value that could not be read is null.
   *
   * @param load one-minute load average when it ended
   * @param steal share of processor time that the hypervisor gave to others, 0 to 1
   * @param cpuPressure share of time in which some task waited for a processor, 0 to 1
   * @param throttledSeconds time for which the control group was throttled
   */
  public record Conditions(
      @Nullable Double load,
      @Nullable Double steal,
      @Nullable Double cpuPressure,
      @Nullable Double throttledSeconds) {}
}
