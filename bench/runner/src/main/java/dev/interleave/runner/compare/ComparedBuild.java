package dev.interleave.runner.compare;

import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Run;
import dev.interleave.report.io.AtomicFiles;
import dev.interleave.report.pairing.Side;
import dev.interleave.runner.journal.Journal;
import dev.interleave.runner.journal.ResultsFolder;
import dev.interleave.runner.run.BenchmarkJar;
import dev.interleave.runner.run.RecordedForks;
import dev.interleave.runner.run.Resumption;
import dev.interleave.runner.run.Workbench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One of the two builds, before it is measured.
 *
 * @param bench what its forks are started with
 * @param folder for its results
 */
record ComparedBuild(Side side, Workbench bench, BenchmarkJar jar, ResultsFolder folder) {
  private static final int RUN_SCHEMA = 1;

  /**
   * Removes an old comparison's results, and records how it is measured.
   *
   * @param properties for every fork, the same for both builds
   */
  void begin(ComparisonRequest request, ComparisonFile file, Map<String, String> properties)
      throws IOException {
    folder.begin();
    String suite = jar.suiteText();
    if (suite != null) {
      AtomicFiles.write(folder.suiteFile(), suite.getBytes(StandardCharsets.UTF_8));
    }
    new Journal(folder)
        .write(
            new Run(
                RUN_SCHEMA,
                file.startedAt(),
                file.command(),
                file.seed(),
                file.budgetSeconds(),
                Objects.requireNonNullElse(request.include(), ""),
                Objects.requireNonNull(jar.file().getFileName()).toString(),
                jar.sha256(),
                properties,
                file.cells(),
                List.of(),
                bench.environment(jar)));
  }

  /** What keeps its old results from being gone on with. */
  List<String> differences(ComparisonRequest request) throws IOException {
    return new Resumption(
            "--" + side.word(), jar, folder.suiteFile(), request.include(), request.seed(), bench)
        .differences(run());
  }

  /** Ready to be measured, with the forks that it has already. */
  MeasuredSide measured(ComparisonRequest request) throws IOException {
    Journal journal = new Journal(folder);
    List<Fork> before = journal.forks();
    Files.createDirectories(folder.raw());
    return new MeasuredSide(
        side,
        new RecordedForks.Site(
            bench.forks(jar, folder.raw(), run().properties(), request.forkTimeout()),
            journal,
            folder.path()),
        before);
  }

  /** How it was recorded to be measured. */
  Run run() throws IOException {
    return new Journal(folder).run();
  }
}
