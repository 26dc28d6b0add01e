package dev.interleave.runner.fork;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a fork prints, read line by line: JMH's warm-up scores, notes of the benchmark, and signs of
 * trouble. One thread feeds it, others may read it meanwhile.
 */
public final class ForkLog {
  private static final Pattern ITERATION =
      Pattern.compile("(# Warmup )?Iteration\\s+\\p{Nd}+: ?(.*)");
  private static final Pattern NOTE = Pattern.compile("interleave: ([^\\s=]+)=(.*)");
  private static final Pattern ETA =
      Pattern.compile("# Run progress: .*, ETA (?:(\\d+) days?, )?(\\d+):(\\d\\d):(\\d\\d)");
  private static final Pattern NOT_RUN = Pattern.compile("(?:.*[\\s:])?[\\w.$]+: not run: (.+)");
  private static final Pattern EXCEPTION =
      Pattern.compile(
          "(?:Exception in thread \"[^\"]*\" |Caused by: |Suppressed: )?"
              + "((?:[\\w$]+\\.)+[\\w$]*(?:Exception|Error|Throwable|Failure|Failed)\\b.*)");
  private static final Pattern ERROR =
      Pattern.compile("(?:ERROR|Error|Unrecognized|Caused by)\\b.*");
  private static final Pattern FORKED_EXIT =
      Pattern.compile(".*[Ff]orked VM failed with exit code (-?\\d+).*");
  private static final Pattern FAILURE = Pattern.compile("<failure: (.+)>");
  private static final Pattern LOCKED =
      Pattern.compile(".*Another JMH instance might be running\\..* JMH lock \\((.+?)\\).*");
  private static final Pattern SIGNAL = Pattern.compile("#\\s+((?:SIG[A-Z]+|EXCEPTION_\\w+) .*)");

  /** JMH wraps what a benchmark throws; it is printed before in its own right. */
  private static final String JMH_ITSELF = "org.openjdk.jmh.runner.";

  private final List<Double> warmup = new ArrayList<>();
  private final Map<String, String> notes = new LinkedHashMap<>();
  private int warmupIterations;
  private int modes;
  private boolean scoreOwed;
  private boolean owedForWarmup;
  private @Nullable String notRun;
  private @Nullable String exception;
  private @Nullable String error;
  private @Nullable String signal;
  private @Nullable String last;
  private @Nullable String lastScore;
  private @Nullable String lock;
  private @Nullable Integer forkedExit;
  private @Nullable Duration planned;

  /** Takes the next line, without its end. */
  public synchronized void accept(String line) {
    String text = line.strip();
    if (text.isEmpty()) {
      return;
    }
    Matcher iteration = ITERATION.matcher(text);
    if (iteration.matches()) {
      owedForWarmup = iteration.group(1) != null && modes <= 1;
      warmupIterations += owedForWarmup ? 1 : 0;
      scoreOwed = true;
      rest(iteration.group(2).strip());
    } else {
      rest(text);
    }
  }

  /**
   * A line, or what follows an iteration's heading: the score, unless the benchmark printed too.
   */
  private void rest(String text) {
    OptionalDouble score = scoreOwed ? PrintedNumber.parse(text) : OptionalDouble.empty();
    if (score.isPresent()) {
      scoreOwed = false;
      lastScore = text;
      if (owedForWarmup) {
        warmup.add(score.getAsDouble());
      }
      return;
    }
    if (text.isEmpty() || text.startsWith("NOTE: Picked up ")) {
      return;
    }
    Matcher note = NOTE.matcher(text);
    if (note.matches()) {
      notes.put(note.group(1), note.group(2).strip());
      return;
    }
    if (text.startsWith("# Benchmark mode:")) {
      modes++;
    }
    Matcher eta = ETA.matcher(text);
    if (planned == null && eta.matches()) {
      planned = duration(eta);
    }
    trouble(text);
    last = text;
  }

  private void trouble(String text) {
    Matcher reason = NOT_RUN.matcher(text);
    if (notRun == null && reason.matches()) {
      notRun = reason.group(1).strip();
    }
    Matcher thrown = EXCEPTION.matcher(text);
    if (exception == null && thrown.matches() && !thrown.group(1).startsWith(JMH_ITSELF)) {
      exception = thrown.group(1).strip();
    }
    if (error == null && ERROR.matcher(text).matches()) {
      error = text;
    }
    Matcher exit = FORKED_EXIT.matcher(text);
    if (forkedExit == null && exit.matches()) {
      forkedExit = Integer.valueOf(exit.group(1));
    }
    Matcher failure = FAILURE.matcher(text);
    if (exception == null && failure.matches()) {
      exception = failure.group(1);
    }
    Matcher locked = LOCKED.matcher(text);
    if (locked.matches()) {
      lock = locked.group(1);
    }
    Matcher fatal = SIGNAL.matcher(text);
    if (signal == null && fatal.matches()) {
      signal = fatal.group(1);
    }
  }

  private static Duration duration(Matcher eta) {
    String days = eta.group(1);
    return Duration.ofDays(days == null ? 0 : Long.parseLong(days))
        .plusHours(Long.parseLong(eta.group(2)))
        .plusMinutes(Long.parseLong(eta.group(3)))
        .plusSeconds(Long.parseLong(eta.group(4)));
  }

  /** Warm-up scores of the first mode, in order; empty if any of them could not be read. */
  public synchronized List<Double> warmup() {
    return warmup.size() == warmupIterations ? List.copyOf(warmup) : List.of();
  }

  /** What the benchmark said of itself in lines {@code interleave: name=value}. */
  public synchronized Map<String, String> notes() {
    return Map.copyOf(notes);
  }

  /** The score printed last, with its unit, or null before the first. */
  public synchronized @Nullable String lastScore() {
    return lastScore;
  }

  /** The reason of an exception whose message begins with {@code not run: }, or null. */
  public synchronized @Nullable String notRun() {
    return notRun;
  }

  /** How long JMH itself means to take, or null before it said so. */
  public synchronized @Nullable Duration planned() {
    return planned;
  }

  /**
   * The file on which JMH keeps a second JMH of this machine from running, if one is: then nothing
   * was measured, and the benchmark is not to blame. Else null.
   */
  public synchronized @Nullable String lock() {
    return lock;
  }

  /** The signal of a crash that the JVM reported, or null. */
  public synchronized @Nullable String signal() {
    return signal;
  }

  /** The exit code with which JMH saw its forked JVM die. */
  public synchronized OptionalInt forkedExit() {
    return forkedExit == null ? OptionalInt.empty() : OptionalInt.of(forkedExit);
  }

  /** The first exception; failing that the first error message, or the last line; else null. */
  public synchronized @Nullable String complaint() {
    return exception != null ? exception : error != null ? error : last;
  }

  /** The first exception that is not JMH's wrapping, or what JMH says of the failure; else null. */
  public synchronized @Nullable String exception() {
    return exception;
  }
}
