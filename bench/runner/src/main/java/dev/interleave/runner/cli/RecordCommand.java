package dev.interleave.runner.cli;

import dev.interleave.report.io.AtomicFiles;
import dev.interleave.report.simulate.NoiseFile;
import dev.interleave.runner.problem.ExitCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code interleave selftest record}: this machine's noise, for simulating. */
@Command(
    name = "record",
    description = {
      "Makes a file of noise for 'selftest statistics --noise' from results of one and the same"
          + " program. Two forks of a benchmark that follow each other are a round.",
      "To record a machine: interleave run --jar J --out RESULTS --include 'a few benchmarks'"
          + " --precision 0 --budget 30m; then this."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RecordCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RESULTS",
      description = "A results folder that run made, or a JMH result file (-rf json).")
  private Path results = Path.of("");

  @Option(
      names = "--condition",
      required = true,
      paramLabel = "NAME",
      description = "What the machine was like meanwhile: the column's name in tables.")
  private String condition = "";

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The CSV to write.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    AtomicFiles.write(out, NoiseFile.record(condition, results).getBytes(StandardCharsets.UTF_8));
    return ExitCode.OK.code();
  }
}
