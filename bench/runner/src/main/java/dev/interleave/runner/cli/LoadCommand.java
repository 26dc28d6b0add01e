package dev.interleave.runner.cli;

import dev.interleave.report.LoadReport;
import dev.interleave.report.load.LoadResults;
import dev.interleave.runner.load.LoadRequest;
import dev.interleave.runner.load.LoadRun;
import dev.interleave.runner.problem.ExitCode;
import dev.interleave.runner.problem.Problem;
import dev.interleave.runner.progress.PlainProgress;
import dev.interleave.runner.progress.Progress;
import dev.interleave.runner.run.StopSign;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code interleave load}: how many requests per second servers answer in time. */
@Command(
    name = "load",
    description = {
      "Finds for every server and request the highest rate at which the 99th percentile of the"
          + " response times stays within a bound: an open loop, in which requests are due at a rate"
          + " whatever was answered, so that a server that stalls shows the queue that it makes.",
      "Rounds of fresh server processes, in random order, give the intervals. docs/load.md says how"
          + " it is done and what the columns are."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class LoadCommand implements Callable<Integer> {
  private static final int MOST_ROUNDS = 100;

  private final Interruption interruption;

  @Option(
      names = "--jar",
      paramLabel = "JAR",
      description =
          "Servers and requests: any jar with a META-INF/interleave/load.json, such as"
              + " bench/web/target/web.jar.")
  private @Nullable Path jar;

  @Option(
      names = "--servers",
      split = ",",
      paramLabel = "ID",
      description = "Only these of the jar, separated by commas (default: all).")
  private List<String> servers = List.of();

  @Option(
      names = "--requests",
      split = ",",
      paramLabel = "ID",
      description = "Only these of the jar, separated by commas (default: all).")
  private List<String> requests = List.of();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "In place of a jar: a server that runs already, as http://host:port/path.")
  private @Nullable String url;

  @Option(
      names = "--expect",
      paramLabel = "TEXT",
      description = "With --url: the body of the right answer, whose status is 200.")
  private @Nullable String expect;

  @Option(
      names = "--method",
      defaultValue = "GET",
      paramLabel = "METHOD",
      description = "With --url: of the request (default: ${DEFAULT-VALUE}).")
  private String method = "";

  @Option(
      names = "--body",
      paramLabel = "TEXT",
      description = "With --url: of the request (default: none).")
  private @Nullable String body;

  @Option(
      names = "--out",
      defaultValue = "results/load",
      paramLabel = "DIR",
      description = "Folder for the results (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("");

  @Option(
      names = "--budget",
      defaultValue = "10m",
      converter = DurationConverter.class,
      description =
          "Time for measuring (default: ${DEFAULT-VALUE}). A resumed run goes on with what it had"
              + " left.")
  private Duration budget = Duration.ZERO;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      paramLabel = "N",
      description =
          "Fresh processes of each server at most; three give an interval (default:"
              + " ${DEFAULT-VALUE}).")
  private int rounds;

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private LoadOptions load = new LoadOptions();

  @Spec private @Nullable CommandSpec spec;

  LoadCommand(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec, "picocli sets it");
    PrintWriter to = Output.of(command);
    StopSign stop = new StopSign();
    Progress progress = new PlainProgress(to, options.quiet());
    LoadRun run = new LoadRun(request(command), stop, progress, InstantSource.system());
    interruption.onSignal(
        () -> {
          stop.raise();
          run.kill();
        });
    LoadResults results = run.execute();
    if (results.forks().isEmpty()) {
      progress.say("Nothing was measured before the end.");
      return (stop.isRaised() ? ExitCode.INTERRUPTED : ExitCode.NOTHING_MEASURED).code();
    }
    LoadReport report = LoadReport.of(results);
    report.writeTo(out);
    to.println();
    report.lines().forEach(to::println);
    to.println("Report: " + out.resolve("load.html").toAbsolutePath().normalize().toUri());
    to.flush();
    if (stop.isRaised()) {
      progress.say("Interrupted. Go on by the same command and --resume.");
      return ExitCode.INTERRUPTED.code();
    }
    return (report.hasFailures() ? ExitCode.COULD_NOT_MEASURE : ExitCode.OK).code();
  }

  private LoadRequest request(CommandSpec command) {
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw Problem.usage(
          "--rounds=%d is not possible: allowed are 1 to %d.".formatted(rounds, MOST_ROUNDS));
    }
    return new LoadRequest(
        source(),
        load.settings(),
        rounds,
        budget,
        options.seed(),
        options.java(),
        out,
        options.resume(),
        options.quiet(),
        command.commandLine().getParseResult().originalArgs().stream().skip(1).toList());
  }

  private LoadRequest.Source source() {
    if (jar != null && url == null) {
      if (expect != null || body != null) {
        throw Problem.usage(
            "--expect and --body go with --url: a jar says itself what it is asked and answers.");
      }
      return new LoadRequest.Jar(jar, servers, requests);
    }
    if (url == null || jar != null) {
      throw Problem.usage(
          "%s: give either --jar with servers, or --url and --expect of one that runs already."
              .formatted(url == null ? "Nothing to load" : "--jar and --url exclude each other"));
    }
    if (expect == null) {
      throw Problem.usage(
          "--url=%s without --expect: give the body of the right answer, so that wrong ones are seen."
              .formatted(url));
    }
    return new LoadRequest.Url(url, method, body, expect);
  }
}
