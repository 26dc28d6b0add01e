package dev.interleave.runner.calibration;

import dev.interleave.report.input.Json;
import dev.interleave.report.input.Probe;
import dev.interleave.runner.environment.Ticker;
import dev.interleave.runner.fork.JavaOptions;
import dev.interleave.runner.fork.JmhCommand;
import dev.interleave.runner.fork.Launcher;
import dev.interleave.runner.progress.Progress;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures the machine itself between the forks of a run. A probe takes two to three seconds, so
 * that one every two minutes is some 2 % of the time. Without probes a run is as good as ever,
 * except as a baseline for other machines.
 */
public final class Probes implements Calibrator {
  static final Duration BETWEEN = Duration.ofMinutes(2);

  /** Exit codes of a process that SIGHUP, SIGINT, SIGKILL or SIGTERM ended: the user stops. */
  private static final Set<Integer> SIGNALLED = Set.of(129, 130, 137, 143);

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Pattern ANSWER =
      Pattern.compile(ProbeMain.MARK + "cpu=(\\S+) memory=(\\S+) scheduling=(\\S+)");

  private final Launcher launcher;
  private final List<String> command;
  private final String options;
  private final Path file;
  private final Progress progress;
  private final Ticker ticker;
  private final InstantSource clock;
  private long last;
  private boolean first = true;
  private boolean hopeless;

  /**
   * @param command as {@link #command} gives it
   * @param options the {@code JDK_JAVA_OPTIONS} of forks
   * @param file takes a line for each probe
   */
  public Probes(
      Launcher launcher,
      List<String> command,
      String options,
      Path file,
      Progress progress,
      Ticker ticker,
      InstantSource clock) {
    this.launcher = launcher;
    this.command = List.copyOf(command);
    this.options = options;
    this.file = file;
    this.progress = progress;
    this.ticker = ticker;
    this.clock = clock;
  }

  /** Starts a probe as forks are started: with their java, on their processors. */
  public static List<String> command(List<String> prefix, Path java) {
    try {
      Path own =
          Path.of(ProbeMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new JmhCommand(prefix, java, own).main(ProbeMain.class.getName());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a jar has a path", e);
    }
  }

  @Override
  public void calibrate() throws IOException {
    long now = ticker.nanos();
    if (hopeless || (!first && now - last < BETWEEN.toNanos())) {
      return;
    }
    first = false;
    last = now;
    List<String> lines = new CopyOnWriteArrayList<>();
    Launcher.Ended ended =
        launcher.run(
            new Launcher.Launch(command, Map.of(JavaOptions.VARIABLE, options), null, () -> LIMIT),
            lines::add);
    Optional<Probe> probe = lines.stream().flatMap(line -> probe(line).stream()).findFirst();
    if (ended.exitCode() == 0 && probe.isPresent()) {
      Files.writeString(
          file,
          Json.line(probe.get()) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } else if (!SIGNALLED.contains(ended.exitCode())) {
      hopeless = true;
      progress.say(
          "The machine can't be calibrated, so results can't be compared with those of others: %s"
              .formatted(
                  lines.stream()
                      .filter(line -> !line.isBlank() && !line.startsWith("NOTE: Picked up"))
                      .findFirst()
                      .orElse("exit code " + ended.exitCode())));
    }
  }

  private Optional<Probe> probe(String line) {
    Matcher answer = ANSWER.matcher(line);
    return answer.matches()
        ? Optional.of(
            new Probe(
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                Double.parseDouble(answer.group(1)),
                Double.parseDouble(answer.group(2)),
                Double.parseDouble(answer.group(3))))
        : Optional.empty();
  }
}
