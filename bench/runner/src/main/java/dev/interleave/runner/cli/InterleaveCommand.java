package dev.interleave.runner.cli;

import dev.interleave.report.input.InputException;
import dev.interleave.report.io.OutputException;
import dev.interleave.runner.problem.ExitCode;
import dev.interleave.runner.problem.Problem;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code interleave}: its subcommands, and how it ends. */
@Command(
    name = "interleave",
    description =
        "Measures JMH benchmarks fork by fork, interleaved, within a time budget, and compares builds.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n")
public final class InterleaveCommand {
  private InterleaveCommand() {}

  /**
   * Runs the command line with these arguments; returns the exit code.
   *
   * @param interruption tells of signals
   */
  public static int execute(
      Interruption interruption, PrintWriter out, PrintWriter err, String... arguments) {
    return commandLine(interruption, out, err).execute(arguments);
  }

  private static CommandLine commandLine(
      Interruption interruption, PrintWriter out, PrintWriter err) {
    CommandLine line = new CommandLine(new InterleaveCommand());
    line.addSubcommand("run", new RunCommand(interruption));
    line.addSubcommand("compare", new CompareCommand(interruption));
    line.addSubcommand("accept", new AcceptCommand(InstantSource.system()));
    line.addSubcommand("baseline", new BaselineCommand());
    line.addSubcommand("gate", new GateCommand());
    line.addSubcommand("report", new ReportCommand());
    line.addSubcommand("load", new LoadCommand(interruption));
    line.addSubcommand(
        "selftest",
        new CommandLine(new SelfTestCommand())
            .addSubcommand("live", new LiveCommand(interruption)));
    line.addSubcommand("completion", new AutoComplete.GenerateCompletion());
    // After the subcommands: it is handed down to those that are there.
    line.setOut(out).setErr(err);
    Map<String, String> codes =
        Stream.of(ExitCode.values())
            .collect(
                Collectors.toMap(
                    code -> String.valueOf(code.code()),
                    ExitCode::meaning,
                    (one, same) -> one,
                    LinkedHashMap::new));
    Stream.concat(Stream.of(line), line.getSubcommands().values().stream())
        .forEach(
            command ->
                command
                    .getCommandSpec()
                    .usageMessage()
                    .exitCodeListHeading("%nExit codes:%n")
                    .exitCodeList(codes));
    line.setParameterExceptionHandler(
        (exception, given) -> {
          CommandLine command = exception.getCommandLine();
          PrintWriter to = command.getErr();
          to.println("interleave: " + exception.getMessage());
          CommandLine.UnmatchedArgumentException.printSuggestions(exception, to);
          to.println(
              "%s --help says what there is.".formatted(command.getCommandSpec().qualifiedName()));
          to.flush();
          return ExitCode.USAGE.code();
        });
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          ExitCode code = code(exception);
          if (code == ExitCode.INTERNAL) {
            exception.printStackTrace(command.getErr());
          } else {
            command.getErr().println("interleave: " + exception.getMessage());
          }
          command.getErr().flush();
          return code.code();
        });
    return line;
  }

  private static ExitCode code(Exception exception) {
    return switch (exception) {
      case Problem problem -> problem.exitCode();
      case InputException unusable -> ExitCode.USAGE;
      case OutputException unwritten -> ExitCode.OUTPUT;
      default -> ExitCode.INTERNAL;
    };
  }
}
