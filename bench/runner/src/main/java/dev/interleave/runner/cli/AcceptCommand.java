package dev.interleave.runner.cli;

import dev.interleave.report.accept.Acceptance;
import dev.interleave.report.accept.AcceptanceFile;
import dev.interleave.report.accept.Acceptances;
import dev.interleave.report.accept.Judged;
import dev.interleave.report.pairing.Side;
import dev.interleave.report.stats.Interval;
import dev.interleave.report.text.Percents;
import dev.interleave.runner.accept.Build;
import dev.interleave.runner.accept.Slowdown;
import dev.interleave.runner.problem.ExitCode;
import dev.interleave.runner.problem.Problem;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interleave accept}: a slowdown that was intended fails no more comparisons. */
@Command(
    name = "accept",
    description = {
      "Records that a benchmark may be slower, up to the upper bound of the interval that the last"
          + " comparison or gate found. Commit the file, so that it is reviewed with the change it is for.",
      "compare and gate then call it slower as accepted and do not fail for it, unless it is surely slower"
          + " than that; compare also names lines that are no longer needed."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class AcceptCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Parameters(
      paramLabel = "BENCHMARK",
      description =
          "Its name as in the verdicts, or a part of it or a regular expression that no other has.")
  private String benchmark = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why it may be slower, for those who review it.")
  private String reason = "";

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description = "time, allocation, or the suite's own (default: the one that is slower).")
  private @Nullable String metric;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      defaultValue = "results/compare",
      description = "The folder with the verdicts of compare or gate (default: ${DEFAULT-VALUE}).")
  private Path from = Path.of("");

  @Option(
      names = "--file",
      paramLabel = "CSV",
      defaultValue = VerdictOptions.ACCEPTED,
      description = "Where acceptances are kept (default: ${DEFAULT-VALUE}).")
  private Path file = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  AcceptCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (reason.isBlank()) {
      throw Problem.usage("--reason is blank. Say why %s may be slower.".formatted(benchmark));
    }
    Acceptances before =
        Files.exists(file)
            ? AcceptanceFile.read(file)
            : new Acceptances(file.toString(), List.of());
    Path verdicts = verdicts();
    Acceptance acceptance =
        Slowdown.of(benchmark, metric, Judged.read(verdicts), verdicts)
            .accept(
                Build.of(Side.BASELINE, from),
                Build.of(Side.CANDIDATE, from),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                reason);
    AcceptanceFile.write(file, before.with(acceptance));
    PrintWriter to = Output.of(spec);
    to.printf(
        "%s may be slower by up to %s. Commit %s.%n",
        acceptance.subject(),
        Percents.change(new Interval(acceptance.ratio(), Double.NaN, Double.NaN, 0)),
        file);
    to.flush();
    return ExitCode.OK.code();
  }

  private Path verdicts() {
    Path gate = from.resolve("gate.csv");
    Path comparison = from.resolve("comparison.csv");
    return Files.exists(gate) && !Files.exists(comparison) ? gate : comparison;
  }
}
