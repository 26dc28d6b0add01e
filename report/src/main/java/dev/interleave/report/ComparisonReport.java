package dev.interleave.report;

import dev.interleave.report.io.AtomicFiles;
import dev.interleave.report.io.OutputException;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.render.comparison.Terminal;
import dev.interleave.report.render.comparison.VerdictFiles;
import java.nio.file.Path;
import java.util.List;

/** The verdicts of a comparison, for people and for CI servers. Immutable. */
public final class ComparisonReport {
  private final ComparedBuilds builds;

  private ComparisonReport(ComparedBuilds builds) {
    this.builds = builds;
  }

  /** Of a comparison that has ended. */
  public static ComparisonReport of(ComparedBuilds builds) {
    return new ComparisonReport(builds);
  }

  /** For a terminal: the counts, then each verdict that asks for attention, with its interval. */
  public List<String> lines() {
    return Terminal.lines(builds);
  }

  /**
   * Writes {@code comparison.html}, {@code .md}, {@code .csv}, {@code -pairs.csv}, {@code .xml}
   * (JUnit) and the chart into a folder.
   *
   * @throws OutputException where that fails; no file is half-written
   */
  public void writeTo(Path folder) {
    VerdictFiles.of(builds)
        .forEach(output -> AtomicFiles.write(folder.resolve(output.path()), output.content()));
  }
}
