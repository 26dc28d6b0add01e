package dev.interleave.runner.environment;

import dev.interleave.report.input.Fork;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the machine did between two moments. */
public final class ConditionsMeter {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /**
   * The first counters of /proc/stat: user to steal; what follows is counted among them already.
   */
  private static final int COUNTERS = 8;

  private static final int STEAL = 7;

  private final SystemFiles files;
  private final ControlGroup group;
  private final Ticker ticker;

  public ConditionsMeter(SystemFiles files, Ticker ticker) {
    this.files = files;
    this.group = new ControlGroup(files);
    this.ticker = ticker;
  }

  /** The counters at a moment; to be handed back to {@link #since}. */
  public record Counters(
      long nanos,
      Optional<Long> total,
      Optional<Long> stolen,
      Optional<Long> pressureMicros,
      Optional<Double> throttledSeconds) {}

  /** Reads the counters now. */
  public Counters read() {
    List<Long> times =
        files
            .value("proc/stat", "cpu ")
            .map(
                line ->
                    BLANKS
                        .splitAsStream(line)
                        .flatMap(text -> SystemFiles.number(text).stream())
                        .limit(COUNTERS)
                        .toList())
            .filter(list -> list.size() == COUNTERS)
            .orElse(List.of());
    return new Counters(
        ticker.nanos(),
        times.isEmpty() ? Optional.empty() : Optional.of(times.stream().mapToLong(n -> n).sum()),
        times.isEmpty() ? Optional.empty() : Optional.of(times.get(STEAL)),
        pressure(),
        group.throttledSeconds());
  }

  private Optional<Long> pressure() {
    return files
        .value("proc/pressure/cpu", "some ")
        .filter(line -> line.contains("total="))
        .flatMap(line -> SystemFiles.number(line.substring(line.indexOf("total=") + 6)));
  }

  /** What happened since; a value whose file is missing is null. */
  public Fork.Conditions since(Counters before) {
    Counters now = read();
    Optional<Long> ticks = minus(now.total, before.total).filter(n -> n > 0);
    double micros = (now.nanos - before.nanos) / 1e3;
    return new Fork.Conditions(
        files
            .line("proc/loadavg")
            .map(line -> BLANKS.splitAsStream(line).findFirst().orElse(""))
            .flatMap(ConditionsMeter::decimal)
            .orElse(null),
        ticks
            .flatMap(all -> minus(now.stolen, before.stolen).map(n -> share((double) n / all)))
            .orElse(null),
        minus(now.pressureMicros, before.pressureMicros)
            .filter(n -> micros > 0)
            .map(n -> share(n / micros))
            .orElse(null),
        now.throttledSeconds
            .flatMap(end -> before.throttledSeconds.map(start -> Math.max(0, end - start)))
            .orElse(null));
  }

  private static Optional<Long> minus(Optional<Long> end, Optional<Long> start) {
    return end.flatMap(e -> start.map(s -> e - s));
  }

  private static double share(double value) {
    return Math.clamp(value, 0, 1);
  }

  private static Optional<Double> decimal(String text) {
    try {
      return Optional.of(Double.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
