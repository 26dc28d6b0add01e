package dev.interleave.report;

import dev.interleave.report.io.AtomicFiles;
import dev.interleave.report.io.OutputException;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.render.comparison.Terminal;
import dev.interleave.report.render.comparison.VerdictFiles;
import dev.interleave.report.verdicts.ComparisonFindings;
import java.nio.file.Path;
import java.util.List;

/** The verdicts of a comparison, for people and for CI servers. Immutable. */
public final class ComparisonReport {
  private final ComparisonFindings findings;

  private ComparisonReport(ComparisonFindings findings) {
    this.findings = findings;
  }

  /** Of a comparison that has ended. */
  public static ComparisonReport of(ComparedBuilds builds) {
    return new ComparisonReport(ComparisonFindings.of(builds));
  }

  /**
   * For a terminal: a sentence with the number of each verdict, a table with the most urgent first,
   * what one build lacks, and reasons to look twice. No line has more than 100 characters.
   */
  public List<String> lines() {
    return Terminal.lines(findings);
  }

  /**
   * Writes {@code comparison.html}, {@code comparison.md} (for a pull request), {@code
   * comparison.csv}, {@code comparison-pairs.csv}, {@code comparison.xml} (JUnit) and {@code
   * charts/} into a folder, which is made where missing. All is rendered before the first is
   * written.
   *
   * @throws OutputException where that fails; no file is half-written
   */
  public void writeTo(Path folder) {
    VerdictFiles.of(findings)
        .forEach(output -> AtomicFiles.write(folder.resolve(output.path()), output.content()));
  }

  /** All that was computed, for other renderers. */
  public ComparisonFindings findings() {
    return findings;
  }
}
