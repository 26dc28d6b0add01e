package dev.interleave.runner.cli;

import dev.interleave.report.compare.Settings;
import dev.interleave.report.io.AtomicFiles;
import dev.interleave.report.simulate.NoiseFile;
import dev.interleave.report.simulate.RecordedNoise;
import dev.interleave.report.simulate.SelfTest;
import dev.interleave.runner.problem.ExitCode;
import dev.interleave.runner.problem.Problem;
import dev.interleave.runner.problem.Reasons;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code interleave selftest statistics}: how often verdicts are wrong, in simulated builds. */
@Command(
    name = "statistics",
    description = {
      "Simulates builds of 20 benchmarks, with noise from formulas and from recordings, and prints"
          + " how often verdicts are false alarms and how many slower benchmarks they find: by the"
          + " rule of this program, by its references, and by what is common practice.",
      "The same seed gives the same tables on any machine."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class StatisticsCommand implements Callable<Integer> {
  private static final int MOST_BUILDS = 1_000_000;
  private static final String CSV = "statistics.csv";
  private static final String TEXT = "statistics.txt";

  @Option(
      names = "--builds",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Simulated builds of each noise, a quarter of that for each power"
              + " (default: ${DEFAULT-VALUE}, a few minutes).")
  private int builds;

  @Option(names = "--quick", description = "100 builds: seconds, and rates that say little.")
  private boolean quick;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of all that is random (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--noise",
      paramLabel = "FILE",
      description = "More recorded noise, as 'selftest record' writes it; may be repeated.")
  private List<Path> noise = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for " + TEXT + " (what is printed) and " + CSV + " (all counts).")
  private @Nullable Path out;

  @Option(
      names = "--markdown",
      description = "Print the tables as those of docs/verdicts.md, to be pasted there.")
  private boolean markdown;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (builds < 1 || builds > MOST_BUILDS) {
      throw Problem.usage(
          "--builds=%d is not possible: allowed are 1 to %d.".formatted(builds, MOST_BUILDS));
    }
    makeFolder();
    PrintWriter to = Output.of(spec);
    List<RecordedNoise> noises = new ArrayList<>(NoiseFile.committed());
    noise.forEach(file -> noises.addAll(NoiseFile.read(file)));
    SelfTest result =
        SelfTest.run(
            new SelfTest.Options(quick ? Math.min(builds, 100) : builds, seed, noises),
            new StatusLine(to)::show);
    to.println(markdown ? result.markdown() : result.text());
    write(result);
    return verdict(result, to).code();
  }

  /** Before the minutes that it takes. */
  private void makeFolder() {
    if (out != null) {
      try {
        Files.createDirectories(out);
      } catch (IOException e) {
        throw Problem.usage(
            "--out=%s can't be written to: %s. Name a folder that can."
                .formatted(out, Reasons.of(e)));
      }
    }
  }

  private void write(SelfTest result) {
    if (out != null) {
      AtomicFiles.write(out.resolve(TEXT), result.text().getBytes(StandardCharsets.UTF_8));
      AtomicFiles.write(out.resolve(CSV), result.csv().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static ExitCode verdict(SelfTest result, PrintWriter to) {
    result
        .broken()
        .forEach(
            row ->
                to.println(
                    "BROKEN: %.1f %% of builds have a false alarm under %s noise; promised are %.0f %%."
                        .formatted(
                            row.tally().alarms().share() * 100,
                            row.scenario().noise().title(),
                            Settings.DEFAULT.alpha() * 100)));
    if (result.broken().isEmpty()) {
      to.println(
          "Under no noise does the shipped rule have more false alarms than the %.0f %% it promises."
              .formatted(Settings.DEFAULT.alpha() * 100));
    }
    to.flush();
    return result.broken().isEmpty() ? ExitCode.OK : ExitCode.SELF_TEST_FAILED;
  }
}
