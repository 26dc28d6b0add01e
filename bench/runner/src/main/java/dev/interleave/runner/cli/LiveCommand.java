package dev.interleave.runner.cli;

import dev.interleave.report.ComparisonReport;
import dev.interleave.report.LiveReport;
import dev.interleave.report.compare.RuleName;
import dev.interleave.report.compare.Settings;
import dev.interleave.report.input.Json;
import dev.interleave.report.input.Suite;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.runner.compare.ComparisonRequest;
import dev.interleave.runner.compare.ComparisonRun;
import dev.interleave.runner.compare.JvmArgs;
import dev.interleave.runner.fork.Launcher;
import dev.interleave.runner.fork.Offspring;
import dev.interleave.runner.fork.ProcessLauncher;
import dev.interleave.runner.problem.ExitCode;
import dev.interleave.runner.problem.Problem;
import dev.interleave.runner.progress.PlainProgress;
import dev.interleave.runner.progress.Progress;
import dev.interleave.runner.run.StopSign;
import dev.interleave.runner.run.Words;
import dev.interleave.runner.run.Workbench;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code interleave selftest live}: what real comparisons make of slowdowns that are known. */
@Command(
    name = "live",
    description = {
      "Compares a jar with itself on this machine, several times, while a dial makes some of its"
          + " benchmarks slower by a known percentage; prints how many of these slowdowns were"
          + " found and missed, and how many benchmarks were called slower that are not.",
      "Each comparison has one slowdown of each kind beside all benchmarks that do not change; the"
          + " next one goes on to the next percentage.",
      "Fails where comparisons with a false alarm are significantly more than the 1 %% that the rule"
          + " promises: where the 95 %% interval of their rate lies above it."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class LiveCommand implements Callable<Integer> {
  private static final int MOST_BUILDS = 1000;
  private static final String SUITE = "live";

  private final Interruption interruption;

  @Option(
      names = "--jar",
      required = true,
      paramLabel = "JAR",
      description =
          "Benchmarks with a dial: bench/suites/target/benchmarks.jar, or any whose suite \"live\""
              + " gives cells the attributes kind, percent and touches.")
  private Path jar = Path.of("");

  @Option(
      names = "--builds",
      defaultValue = "5",
      paramLabel = "N",
      description =
          "Comparisons to make, one after the other; five have each slowdown of benchmarks.jar once"
              + " (default: ${DEFAULT-VALUE}).")
  private int builds;

  @Option(
      names = "--budget",
      defaultValue = "10m",
      converter = DurationConverter.class,
      description = "Time for each comparison (default: ${DEFAULT-VALUE}).")
  private Duration budget = Duration.ZERO;

  @Option(
      names = "--out",
      defaultValue = "results/selftest-live",
      paramLabel = "DIR",
      description =
          "Folder for live.csv, live.md, and each comparison's own verdicts and results, in build-1"
              + " and so on, with its suite beside it (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("");

  @Option(
      names = "--dial",
      defaultValue = "-Dinterleave.dial=on",
      paramLabel = "ARGUMENTS",
      description =
          "JVM arguments that turn the dial on, for the candidate's forks (default:"
              + " ${DEFAULT-VALUE}).")
  private String dial = "";

  @Mixin private ForkOptions forks = new ForkOptions();

  @Spec private @Nullable CommandSpec spec;

  LiveCommand(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    if (builds < 1 || builds > MOST_BUILDS) {
      throw Problem.usage(
          "--builds=%d is not possible: allowed are 1 to %d.".formatted(builds, MOST_BUILDS));
    }
    PrintWriter to = Output.of(spec);
    StopSign stop = new StopSign();
    Progress progress = new PlainProgress(to, forks.quiet());
    Launcher launcher = new ProcessLauncher(Offspring.of(out), progress::look);
    interruption.onSignal(
        () -> {
          stop.raise();
          launcher.kill();
        });
    Suite suite = requireKnownSlowdowns(launcher, stop);
    LiveReport.deleteFrom(out);
    List<ComparedBuilds> compared = new ArrayList<>();
    for (int build = 1; build <= builds; build++) {
      progress.say("Comparison %d of %d.".formatted(build, builds));
      Path turn = out.resolve("build-%d-suite.json".formatted(build));
      Json.write(turn, LiveReport.inTurn(suite, build));
      ComparisonRequest request = request(build, turn);
      Optional<ComparisonRun.Outcome> outcome =
          new ComparisonRun(request, launcher, stop, progress, InstantSource.system()).execute();
      if (outcome.isEmpty() || outcome.get().interrupted()) {
        progress.say("Interrupted: go on with it by the same command and --resume.");
        return ExitCode.INTERRUPTED.code();
      }
      compared.add(outcome.get().builds());
      ComparisonReport.of(outcome.get().builds()).writeTo(request.out());
    }
    LiveReport report = LiveReport.of(compared);
    report.writeTo(out);
    to.println();
    report.lines().forEach(to::println);
    to.flush();
    return (report.isBroken() ? ExitCode.SELF_TEST_FAILED : ExitCode.OK).code();
  }

  /** Before the hour that it takes. */
  private Suite requireKnownSlowdowns(Launcher launcher, StopSign stop) {
    Suite suite = Workbench.of(forks.java(), 0, launcher, stop).open("--jar", jar, suite()).suite();
    try {
      LiveReport.check(Objects.requireNonNull(suite, "a named suite is there or an error"));
      return suite;
    } catch (IllegalArgumentException e) {
      throw Problem.usage(
          "--suite=%s does not say what is injected: %s. Take the suite \"%s\" of benchmarks.jar as an example."
              .formatted(suite(), e.getMessage(), SUITE));
    }
  }

  private String suite() {
    return Objects.requireNonNullElse(forks.suite(), SUITE);
  }

  /** Each build has an order of its own. */
  private ComparisonRequest request(int build, Path suite) {
    Path folder = out.resolve("build-" + build);
    Long seed = forks.seed();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--baseline=" + jar,
                "--candidate=" + jar,
                "--candidate-jvm-args=" + dial,
                "--suite=" + suite,
                "--budget=" + Words.duration(budget.toMillis() / 1e3),
                "--out=" + folder));
    if (forks.include() != null) {
      arguments.add("--include=" + forks.include());
    }
    return new ComparisonRequest(
        jar.toString(),
        "",
        jar,
        folder,
        suite.toString(),
        budget,
        Settings.DEFAULT.margin(),
        RuleName.SCREEN_AND_CONFIRM,
        forks.include(),
        forks.resume(),
        forks.cores(),
        seed == null ? null : seed + build - 1,
        forks.java(),
        new JvmArgs("", dial),
        forks.forkTimeout(),
        arguments);
  }
}
