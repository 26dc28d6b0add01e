package dev.interleave.runner.fork;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures one cell in one fork: starts JMH, reads along, says how it ended, keeps its files. */
public final class ForkRunner {
  private static final String FATAL = "hs_err.log";

  private final Launcher launcher;
  private final JmhCommand jmh;
  private final Path raw;
  private final String flags;
  private final @Nullable String users;
  private final TimeLimit limit;
  private volatile ForkLog current = new ForkLog();

  /**
   * @param raw the folder for results and logs
   * @param flags JVM flags for JMH and its forks, in the syntax of {@code JDK_JAVA_OPTIONS}
   * @param users the user's own {@code JDK_JAVA_OPTIONS}, or null
   */
  public ForkRunner(
      Launcher launcher,
      JmhCommand jmh,
      Path raw,
      String flags,
      @Nullable String users,
      TimeLimit limit) {
    this.launcher = launcher;
    this.jmh = jmh;
    this.raw = raw;
    this.flags = flags;
    this.users = users;
    this.limit = limit;
  }

  /**
   * What came of a fork.
   *
   * @param result the raw JSON, or null without one
   * @param log what it printed, or null where it was not kept
   * @param lock JMH's lock if another JMH held it, so that this fork never began; else null
   */
  public record Outcome(
      Diagnosis diagnosis,
      @Nullable Path result,
      @Nullable Path log,
      @Nullable String lock,
      List<Double> warmup,
      Map<String, String> notes,
      Ended ended) {

    /** As the launcher said; of a fork that was never started, an exit code of 0 after no time. */
    public record Ended(int exitCode, Duration took) {}

    static Outcome notStarted(String reason) {
      return new Outcome(
          new Diagnosis(Fork.Status.NOT_RUN, reason),
          null,
          null,
          null,
          List.of(),
          Map.of(),
          new Ended(0, Duration.ZERO));
    }
  }

  /** The names of a fork's files, without their ends. */
  public static String name(int index) {
    return "%04d".formatted(index);
  }

  /** The score that the running fork printed last, or null. */
  public @Nullable String lastScore() {
    return current.lastScore();
  }

  /**
   * Measures.
   *
   * @param index names the files
   * @throws IOException if they can't be written, or java can't be started
   */
  public Outcome run(CellKey cell, int index) throws IOException {
    Optional<String> impossible = JmhCommand.impossible(cell);
    if (impossible.isPresent()) {
      return Outcome.notStarted(impossible.get());
    }
    ForkLog log = new ForkLog();
    current = log;
    Path partial = raw.resolve(name(index) + ".json.part");
    Path result = raw.resolve(name(index) + ".json");
    Path printed = raw.resolve(name(index) + ".log");
    Path fatal = raw.resolve(name(index) + ".hs_err.log");
    Files.deleteIfExists(partial);
    Launcher.Launch launch =
        new Launcher.Launch(
            jmh.measure(cell, partial),
            Map.of(JavaOptions.VARIABLE, options()),
            printed,
            () -> limit.of(log.planned()));
    Launcher.Ended ended = launcher.run(launch, log::accept);
    boolean measured = Files.exists(partial) && Files.size(partial) > 0;
    Diagnosis diagnosis = Diagnosis.of(ended, log, measured, keepFatalErrorLog(fatal));
    boolean ok = diagnosis.status() == Fork.Status.OK;
    if (ok) {
      Files.move(partial, result, StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(printed);
    } else {
      Files.deleteIfExists(partial);
    }
    return new Outcome(
        diagnosis,
        ok ? result : null,
        Files.exists(printed) ? printed : null,
        ok ? null : log.lock(),
        log.warmup(),
        log.notes(),
        new Outcome.Ended(ended.exitCode(), ended.took()));
  }

  /**
   * Gives a crashed JVM's log the name of its fork. JVMs write it under the same name in every
   * fork, because their flags are part of the results and should not differ from fork to fork.
   */
  private boolean keepFatalErrorLog(Path fatal) throws IOException {
    Path written = raw.resolve(FATAL);
    if (!Files.exists(written)) {
      return false;
    }
    Files.move(written, fatal, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  /** The user's own flags come after the log's place and before those that results depend on. */
  private String options() {
    List<String> first = new ArrayList<>();
    // Otherwise "≈ 10⁻⁴" is printed with question marks where the locale has no UTF-8.
    first.add("-Dstdout.encoding=UTF-8");
    first.add("-XX:ErrorFile=" + raw.resolve(FATAL).toAbsolutePath());
    List<String> all = new ArrayList<>();
    all.add(JavaOptions.join(first));
    if (users != null && !users.isBlank()) {
      all.add(users);
    }
    if (!flags.isBlank()) {
      all.add(flags);
    }
    return String.join(" ", all);
  }
}
