package dev.interleave.report;

import dev.interleave.report.accept.Acceptances;
import dev.interleave.report.io.AtomicFiles;
import dev.interleave.report.io.OutputException;
import dev.interleave.report.io.OwnFiles;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.render.comparison.Terminal;
import dev.interleave.report.render.comparison.VerdictFiles;
import dev.interleave.report.verdicts.ComparisonFindings;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The verdicts of a comparison, for people and for CI servers. Immutable. */
public final class ComparisonReport {
  /** The names of all that is written; a test holds them to it. */
  private static final Pattern OURS =
      Pattern.compile(
          "comparison(-pairs)?\\.(html|md|xml|csv)"
              + "|github-action-benchmark-(smaller|bigger)-is-better\\.json"
              + "|(changes|pairs)(-\\d+)?(-dark)?\\.png");

  private final ComparisonFindings findings;

  private ComparisonReport(ComparisonFindings findings) {
    this.findings = findings;
  }

  /** Of a comparison that has ended, where nothing was accepted. */
  public static ComparisonReport of(ComparedBuilds builds) {
    return of(builds, Acceptances.NONE);
  }

  /**
   * Of a comparison that has ended.
   *
   * @param acceptances slowdowns that are no reason to fail
   */
  public static ComparisonReport of(ComparedBuilds builds, Acceptances acceptances) {
    return new ComparisonReport(ComparisonFindings.of(builds, acceptances));
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
   * comparison.csv}, {@code comparison-pairs.csv}, {@code comparison.xml} (JUnit), {@code
   * github-action-benchmark-*.json} and {@code charts/} into a folder, which is made where missing.
   * All is rendered before the first is written.
   *
   * @throws OutputException where that fails; no file is half-written
   */
  public void writeTo(Path folder) {
    VerdictFiles.of(findings)
        .forEach(output -> AtomicFiles.write(folder.resolve(output.path()), output.content()));
  }

  /**
   * Removes what {@link #writeTo} has written, so that old verdicts do not stand beside new
   * results.
   *
   * @throws OutputException where that fails
   */
  public static void deleteFrom(Path folder) {
    OwnFiles.delete(folder, OURS);
  }

  /** All that was computed, for other renderers. */
  public ComparisonFindings findings() {
    return findings;
  }
}
