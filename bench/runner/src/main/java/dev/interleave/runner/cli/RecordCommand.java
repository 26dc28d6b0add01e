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
      "Makes a file of noise for 'selftest statistics --noise' from a build that was compared with"
          + " itself: each pair of forks is a round. A run's results will do as well; there two forks"
          + " of a benchmark that follow each other are a round.",
      "To record a machine: interleave compare --baseline J --candidate J --rule fixed-pairs --out"
          + " FOLDER --include 'a few benchmarks' --budget 30m; then this."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RecordCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RESULTS",
      description = "The folder of a comparison or of a run, or a JMH result file (-rf json).")
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
