package dev.interleave.runner.cli;

import dev.interleave.runner.environment.Ticker;
import dev.interleave.runner.fork.Launcher;
import dev.interleave.runner.fork.Offspring;
import dev.interleave.runner.fork.ProcessLauncher;
import dev.interleave.runner.problem.Problem;
import dev.interleave.runner.progress.PlainProgress;
import dev.interleave.runner.progress.Progress;
import dev.interleave.runner.progress.TerminalProgress;
import dev.interleave.runner.run.BenchmarkRun;
import dev.interleave.runner.run.Request;
import dev.interleave.runner.run.StopSign;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code interleave run}: measures a JMH jar. */
@Command(
    name = "run",
    description = {
      "Measures a JMH jar: round by round one fork of every benchmark and parameter combination, in"
          + " random order, at least 3 rounds, and then more forks where intervals are widest.",
      "A fork keeps the jar's own iterations; each is on disk as soon as it ends."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RunCommand implements Callable<Integer> {
  private static final int WIDTH = 100;
  private static final String SUITES_OWN = "suite";

  private final Interruption interruption;

  @Option(names = "--jar", required = true, paramLabel = "JAR", description = "The benchmark jar.")
  private Path jar = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Results folder.")
  private Path out = Path.of("");

  @Option(
      names = "--budget",
      defaultValue = SUITES_OWN,
      converter = BudgetConverter.class,
      description =
          "Time for measuring, from the first fork on (default: ${DEFAULT-VALUE}, what the suite"
              + " takes, or 7m without a suite). Where it is too small for 3 forks of each cell,"
              + " cells are dropped. It counts anew on --resume.")
  private Duration budget = Duration.ZERO;

  @Option(
      names = "--precision",
      paramLabel = "PERCENT",
      defaultValue = "1",
      description =
          "Half width of its interval at which a cell gets no more forks (default: ${DEFAULT-VALUE});"
              + " 0 uses up the budget.")
  private double precision;

  @Option(
      names = "--calibrate",
      paramLabel = "true|false",
      defaultValue = "true",
      arity = "0..1",
      fallbackValue = "true",
      description =
          "Whether to time three kernels of Interleave's own every two minutes (2 seconds), without"
              + " which no other machine's results can be held against these (default:"
              + " ${DEFAULT-VALUE}).")
  private boolean calibrate;

  @Mixin private ForkOptions forks = new ForkOptions();

  @Spec private @Nullable CommandSpec spec;

  RunCommand(Interruption interruption) {
    this.interruption = interruption;
  }

  /** A duration, or zero for the suite's own budget. */
  static final class BudgetConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return text.equals(SUITES_OWN) ? Duration.ZERO : new DurationConverter().convert(text);
    }
  }

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec, "picocli sets it");
    PrintWriter to = Output.of(command);
    Request request = request(command);
    StopSign stop = new StopSign();
    AtomicReference<@Nullable BenchmarkRun> current = new AtomicReference<>();
    Progress progress = progress(to, current);
    Launcher launcher = new ProcessLauncher(Offspring.of(out), progress::look);
    BenchmarkRun run = new BenchmarkRun(request, launcher, stop, progress, InstantSource.system());
    current.set(run);
    interruption.onSignal(
        () -> {
          stop.raise();
          launcher.kill();
        });
    return run.execute(() -> Summary.write(List.of(out), out, to)).code();
  }

  private Request request(CommandSpec command) {
    if (!(precision >= 0 && precision < 100)) {
      throw Problem.usage(
          "--precision=%s is not possible: allowed are percentages from 0 (use up the budget) to below 100."
              .formatted(precision));
    }
    return new Request(
        jar,
        out,
        forks.suite(),
        budget.isZero() ? null : budget,
        forks.include(),
        forks.resume(),
        forks.cores(),
        forks.seed(),
        forks.java(),
        forks.forkTimeout(),
        precision / 100,
        calibrate,
        command.commandLine().getParseResult().originalArgs().stream().skip(1).toList());
  }

  private Progress progress(PrintWriter to, AtomicReference<@Nullable BenchmarkRun> current) {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    if (forks.quiet() || !terminal) {
      return new PlainProgress(to, forks.quiet());
    }
    return new TerminalProgress(
        to,
        Ticker.SYSTEM,
        WIDTH,
        () -> {
          BenchmarkRun run = current.get();
          return run == null ? null : run.lastScore();
        });
  }
}
