package dev.interleave.runner.cli;

import dev.interleave.report.ComparisonReport;
import dev.interleave.report.accept.Acceptances;
import dev.interleave.report.compare.RuleName;
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
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code interleave compare}: which of a jar's benchmarks another build of it made slower. */
@Command(
    name = "compare",
    description = {
      "Compares two builds of a JMH jar: pairs of forks, one of each build, in random order. Every"
          + " benchmark gets a few pairs; those that look slower or faster are confirmed on fresh"
          + " pairs before anything is said of them.",
      "A build of unchanged benchmarks is called slower with a probability of at most 1 %%, all its"
          + " benchmarks and metrics taken together. docs/verdicts.md has the rule and its error"
          + " rates; \"interleave selftest statistics\" measures them."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class CompareCommand implements Callable<Integer> {
  private final Interruption interruption;

  @Option(
      names = "--baseline",
      required = true,
      paramLabel = "JAR|REVISION",
      description =
          "The benchmark jar of the old build, or a commit, tag or branch of the repository that"
              + " the candidate was built in: it is then built in a worktree of its own.")
  private String baseline = "";

  @Option(
      names = "--build",
      paramLabel = "COMMAND",
      defaultValue = "mvn -B -q package -DskipTests",
      description =
          "Builds a revision; its jar is expected where the candidate's is (default:"
              + " ${DEFAULT-VALUE}).")
  private String build = "";

  @Option(
      names = "--candidate",
      required = true,
      paramLabel = "JAR",
      description = "The benchmark jar of the new build.")
  private Path candidate = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the verdicts, and for the results of both builds.")
  private Path out = Path.of("");

  @Option(
      names = "--budget",
      defaultValue = "10m",
      converter = DurationConverter.class,
      description =
          "Time for measuring (default: ${DEFAULT-VALUE}). All of it is used only where verdicts"
              + " stay open. A resumed comparison goes on with what it had left.")
  private Duration budget = Duration.ZERO;

  @Option(
      names = "--rule",
      defaultValue = "screen-and-confirm",
      paramLabel = "RULE",
      description =
          "screen-and-confirm sends most pairs where a verdict is open; fixed-pairs, the reference,"
              + " gives every benchmark as many as the budget allows (default: ${DEFAULT-VALUE}).")
  private String rule = "";

  @Option(
      names = "--baseline-jvm-args",
      paramLabel = "ARGUMENTS",
      defaultValue = "",
      description = {
        "More JVM arguments for the forks of the old build, as one word: two collectors can be"
            + " compared with one jar. A benchmark's own @Fork arguments stay, and win where both"
            + " set the same."
      })
  private String baselineJvmArgs = "";

  @Option(
      names = "--candidate-jvm-args",
      paramLabel = "ARGUMENTS",
      defaultValue = "",
      description = "The same for the new build.")
  private String candidateJvmArgs = "";

  @Mixin private VerdictOptions verdicts = new VerdictOptions();

  @Mixin private ForkOptions forks = new ForkOptions();

  @Spec private @Nullable CommandSpec spec;

  CompareCommand(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec, "picocli sets it");
    PrintWriter to = Output.of(command);
    Set<Finding> failing = verdicts.failing();
    Acceptances acceptances = verdicts.acceptances();
    StopSign stop = new StopSign();
    Progress progress = new PlainProgress(to, forks.quiet());
    Launcher launcher = new ProcessLauncher(Offspring.of(out), progress::look);
    ComparisonRun run =
        new ComparisonRun(request(command), launcher, stop, progress, InstantSource.system());
    interruption.onSignal(
        () -> {
          stop.raise();
          launcher.kill();
        });
    Optional<ComparisonRun.Outcome> outcome = run.execute();
    if (outcome.isEmpty()) {
      progress.say(
          "Interrupted before every benchmark had a pair. Go on with it by the same command and --resume.");
      return ExitCode.INTERRUPTED.code();
    }
    ComparisonReport report = ComparisonReport.of(outcome.get().builds(), acceptances);
    report.writeTo(out);
    to.println();
    report.lines().forEach(to::println);
    to.println("Report: " + out.resolve("comparison.html").toAbsolutePath().normalize().toUri());
    to.flush();
    if (outcome.get().interrupted()) {
      progress.say(
          "Interrupted: what was not yet sure is undecided. Go on by the same command and --resume.");
      return ExitCode.INTERRUPTED.code();
    }
    return Finding.code(failing, kind -> !report.findings().of(kind).isEmpty()).code();
  }

  private RuleName rule() {
    return RuleName.of(rule)
        .orElseThrow(
            () ->
                Problem.usage(
                    "--rule=%s is not possible: allowed are %s."
                        .formatted(
                            rule,
                            Arrays.stream(RuleName.values())
                                .map(RuleName::word)
                                .collect(Collectors.joining(" and ")))));
  }

  private ComparisonRequest request(CommandSpec command) {
    return new ComparisonRequest(
        baseline,
        build,
        candidate,
        out,
        forks.suite(),
        budget,
        verdicts.margin(),
        rule(),
        forks.include(),
        forks.resume(),
        forks.cores(),
        forks.seed(),
        forks.java(),
        new JvmArgs(baselineJvmArgs, candidateJvmArgs),
        forks.forkTimeout(),
        command.commandLine().getParseResult().originalArgs().stream().skip(1).toList());
  }
}
