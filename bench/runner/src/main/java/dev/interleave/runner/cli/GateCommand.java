package dev.interleave.runner.cli;

import dev.interleave.report.GateReport;
import dev.interleave.report.accept.Acceptances;
import dev.interleave.report.compare.Settings;
import dev.interleave.report.gate.BaselineFolder;
import dev.interleave.runner.journal.ResultsFolder;
import dev.interleave.runner.problem.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interleave gate}: results held against a stored baseline. */
@Command(
    name = "gate",
    description = {
      "Compares results with a stored baseline, and fails where something is slower. On the machine"
          + " that the baseline is from scores are compared as they are, elsewhere divided by what"
          + " calibration found, with wider intervals.",
      "This is the weak instrument: it finds large changes. \"interleave compare\" measures both"
          + " builds in turns and finds small ones. docs/gate.md has the figures of both."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class GateCommand implements Callable<Integer> {
  static final String BASELINE = "results/baseline";

  private static final String RESULTS = "results/latest";

  @Parameters(
      arity = "0..1",
      paramLabel = "RESULTS",
      defaultValue = RESULTS,
      description =
          "A results folder that \"interleave run\" made; it gets gate.html, gate.md, gate.csv and"
              + " gate.xml (default: ${DEFAULT-VALUE}).")
  private Path results = Path.of("");

  @Option(
      names = "--baseline",
      paramLabel = "DIR",
      defaultValue = BASELINE,
      description = "Folder that \"interleave baseline\" made (default: ${DEFAULT-VALUE}).")
  private Path baseline = Path.of("");

  @Mixin private VerdictOptions verdicts = new VerdictOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter to = Output.of(spec);
    Set<Finding> failing = verdicts.failing();
    Acceptances acceptances = verdicts.acceptances();
    Settings settings = Settings.DEFAULT.withMargin(verdicts.margin());
    BaselineFolder folder = new BaselineFolder(baseline);
    if (folder.isMissing()) {
      to.println(howToMakeOne());
      to.flush();
      return ExitCode.OK.code();
    }
    GateReport report = GateReport.of(results, folder.read(), settings, acceptances);
    ResultsFolder.write(results, () -> report.writeTo(results));
    to.println();
    report.lines().forEach(to::println);
    to.println("Report: " + results.resolve("gate.html").toAbsolutePath().normalize().toUri());
    to.flush();
    return Finding.code(failing, report::has).code();
  }

  private String howToMakeOne() {
    return """
        There is no baseline in %s yet, so nothing was compared. On a quiet machine make one, and commit it:

          mvn verify -Pbench
          java -jar bench/runner/target/interleave.jar baseline %s --out %s

        Several runs, hours apart, make a better one: give each a folder with -Dbench.out, and name all of them.\
        """
        .formatted(baseline, results, baseline);
  }
}
