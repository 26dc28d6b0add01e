package dev.interleave.runner.cli;

import dev.interleave.runner.journal.ResultsFolder;
import dev.interleave.runner.problem.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interleave report}: results that are there already, as a page, charts and tables. */
@Command(
    name = "report",
    description = "Makes the report of results: JMH's JSON files, or folders that run made.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ReportCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "A JMH result file (-rf json) or a results folder.")
  private List<Path> inputs = List.of();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  private Path out = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    ResultsFolder.write(out, () -> Summary.write(inputs, out, Output.of(spec)));
    return ExitCode.OK.code();
  }
}
