package dev.interleave.runner.cli;

import dev.interleave.report.gate.Baseline;
import dev.interleave.report.gate.BaselineFolder;
import dev.interleave.runner.problem.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interleave baseline}: results condensed into what the gate compares with. */
@Command(
    name = "baseline",
    description = {
      "Condenses results folders of one build into a baseline: two text files, to be committed.",
      "Several runs, hours apart, show how much runs differ for no reason; with one run that has"
          + " to be assumed. docs/gate.md has the figures."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class BaselineCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "RESULTS",
      description = "A results folder that \"interleave run\" made.")
  private List<Path> results = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = GateCommand.BASELINE,
      description = "Folder of the baseline, replaced where it is one (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter to = Output.of(spec);
    Baseline baseline = Baseline.of(results);
    new BaselineFolder(out).write(baseline);
    int runs = baseline.runs().size();
    to.println(
        "Baseline of %d %s in %s.".formatted(runs, runs == 1 ? "run" : "runs", out.normalize()));
    if (runs == 1) {
      to.println(
          "One run does not show how much runs differ for no reason: name several, hours apart, and the gate finds smaller changes.");
    }
    if (baseline.runs().stream().anyMatch(run -> run.run().calibration() == null)) {
      to.println(
          "A run without calibration.jsonl is of no use on another machine: measure with --calibrate=true.");
    }
    to.println("Commit it; \"interleave gate\" compares later results with it.");
    to.flush();
    return ExitCode.OK.code();
  }
}
