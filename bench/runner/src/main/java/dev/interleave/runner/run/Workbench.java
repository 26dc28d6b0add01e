package dev.interleave.runner.run;

import dev.interleave.report.input.Run;
import dev.interleave.report.input.Suite;
import dev.interleave.runner.calibration.Calibrator;
import dev.interleave.runner.calibration.Probes;
import dev.interleave.runner.environment.Affinity;
import dev.interleave.runner.environment.Git;
import dev.interleave.runner.environment.Jdk;
import dev.interleave.runner.environment.Machine;
import dev.interleave.runner.environment.SystemFiles;
import dev.interleave.runner.environment.Ticker;
import dev.interleave.runner.environment.Tool;
import dev.interleave.runner.fork.ForkRunner;
import dev.interleave.runner.fork.JavaOptions;
import dev.interleave.runner.fork.JmhCommand;
import dev.interleave.runner.fork.Launcher;
import dev.interleave.runner.fork.TimeLimit;
import dev.interleave.runner.progress.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What jars are opened and measured with: the java command, its processors, and who starts
 * children.
 *
 * @param jdk vendor and version
 * @param jvmArgs what forks get besides, in the syntax of {@code JDK_JAVA_OPTIONS}; empty for none
 */
public record Workbench(
    Path java,
    String jdk,
    Affinity affinity,
    Launcher launcher,
    Children children,
    String jvmArgs) {

  /**
   * Looks at the machine.
   *
   * @param java the command that runs the forks, or null for that of this process
   * @param cores processors for the forks, 0 for all
   * @throws dev.interleave.runner.problem.Problem if java or the processors can't be had
   */
  public static Workbench of(@Nullable Path java, int cores, Launcher launcher, StopSign stop) {
    Path command = Objects.requireNonNullElseGet(java, Jdk::own);
    String jdk = Jdk.describe(command);
    Affinity affinity =
        Affinity.of(
            cores,
            Runtime.getRuntime().availableProcessors(),
            SystemFiles.REAL,
            Tool.ask(null, List.of("taskset", "--version")).isPresent());
    String users = Objects.requireNonNullElse(System.getenv(JavaOptions.VARIABLE), "");
    return new Workbench(command, jdk, affinity, launcher, new Children(launcher, stop, users), "");
  }

  /**
   * The same with JVM arguments for the forks. They come before those of a benchmark's own
   * {@code @Fork}, which stay as they are and win where both set the same.
   *
   * @param option that gave them, for messages
   * @param arguments in the syntax of {@code JDK_JAVA_OPTIONS}; empty for none
   * @throws dev.interleave.runner.problem.Problem if java does not start with them
   */
  public Workbench withJvmArgs(String option, String arguments) {
    Workbench with = new Workbench(java, jdk, affinity, launcher, children, arguments);
    if (!arguments.isEmpty()) {
      children.requireStart(option, arguments, java, with.jvmFlags());
    }
    return with;
  }

  /** Flags that every fork gets but for properties; recorded with the results. */
  String jvmFlags() {
    return "%s %s".formatted(JavaOptions.join(affinity.flags()), jvmArgs).strip();
  }

  private JmhCommand jmh(Path jar) {
    return new JmhCommand(affinity.prefix(), java, jar.toAbsolutePath());
  }

  /**
   * Opens a jar and asks it for its benchmarks.
   *
   * @param option that named the jar, for messages
   * @param suite one of its suites, a file with one, or null
   * @throws dev.interleave.runner.problem.Problem if it is missing or no JMH jar
   */
  public BenchmarkJar open(String option, Path jar, @Nullable String suite) {
    return BenchmarkJar.open(option, jar, suite, jmh(jar), children);
  }

  /**
   * Opens an older build's jar, which may lack the suite: it then has what it can of the newer's.
   *
   * @throws dev.interleave.runner.problem.Problem if it is missing, no JMH jar, or has nothing
   */
  public BenchmarkJar openOlder(
      String option, Path jar, @Nullable String suite, BenchmarkJar newer) {
    return BenchmarkJar.openOlder(option, jar, suite, newer, jmh(jar), children);
  }

  /** Runs the suite's own preparation, if any; the properties that every fork is to get. */
  public Map<String, String> prepare(BenchmarkJar jar, Progress progress) {
    Suite suite = jar.suite();
    Suite.Prepare prepare = suite == null ? null : suite.prepare();
    if (prepare == null) {
      return Map.of();
    }
    progress.say("Preparing: " + prepare.mainClass());
    return children.prepare(jmh(jar.file()).main(prepare.mainClass()), affinity.flags());
  }

  /**
   * What measures a jar.
   *
   * @param raw the folder for results and logs
   * @param properties that every fork gets
   * @param timeout when to kill a fork, or null for what JMH announces
   */
  public ForkRunner forks(
      BenchmarkJar jar, Path raw, Map<String, String> properties, @Nullable Duration timeout) {
    String flags =
        "%s %s".formatted(jvmFlags(), JavaOptions.join(Properties.flags(properties))).strip();
    return new ForkRunner(
        launcher, jmh(jar.file()), raw, flags, children.users(), new TimeLimit(timeout));
  }

  /**
   * What looks how fast the machine is.
   *
   * @param file takes what it finds
   */
  public Calibrator calibrator(Path file, Progress progress, InstantSource clock) {
    return new Probes(
        launcher,
        Probes.command(affinity.prefix(), java),
        "%s %s".formatted(children.users(), JavaOptions.join(affinity.flags())).strip(),
        file,
        progress,
        Ticker.SYSTEM,
        clock);
  }

  /** The machine and its software. */
  public Run.Environment environment(BenchmarkJar jar) {
    return new Machine(SystemFiles.REAL)
        .describe(affinity.cores(), jdk, jvmFlags(), jar.jmhVersion(), Git.of(Path.of("")));
  }

  /** Says so if nothing keeps forks on their processors. */
  public void warn(Progress progress) {
    if (!affinity.pinned()) {
      progress.say(
          "Without taskset nothing keeps the forks off other processors; they are only told to use %d."
              .formatted(affinity.cores()));
    }
  }
}
