package dev.interleave.report;

import dev.interleave.report.io.AtomicFiles;
import dev.interleave.report.io.OutputException;
import dev.interleave.report.io.OwnFiles;
import dev.interleave.report.load.LoadFindings;
import dev.interleave.report.load.LoadResults;
import dev.interleave.report.render.load.LoadFiles;
import dev.interleave.report.render.load.LoadText;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What servers were found to bear, for people and for scripts. Immutable. */
public final class LoadReport {
  /** The names of all that is written; a test holds them to it. */
  private static final Pattern OURS =
      Pattern.compile("load\\.(csv|md|html)|(rate|percentiles)-\\d{2,}(-dark)?\\.png");

  private final LoadFindings findings;

  private LoadReport(LoadFindings findings) {
    this.findings = findings;
  }

  /** Of what was measured, also where it was cut short. */
  public static LoadReport of(LoadResults results) {
    return new LoadReport(LoadFindings.of(results));
  }

  /** For a terminal: a table, sentences, doubts. No line has more than 110 characters. */
  public List<String> lines() {
    return LoadText.lines(findings);
  }

  /** Whether some server could not be measured under some request. */
  public boolean hasFailures() {
    return !findings.failures().isEmpty();
  }

  /**
   * Writes {@code load.csv}, {@code load.md}, {@code load.html} and {@code charts/} into a folder,
   * which is made where missing. All is rendered before the first is written.
   *
   * @throws OutputException where that fails; no file is half-written
   */
  public void writeTo(Path folder) {
    LoadFiles.of(findings)
        .forEach(output -> AtomicFiles.write(folder.resolve(output.path()), output.content()));
  }

  /**
   * Removes what {@link #writeTo} has written.
   *
   * @throws OutputException where that fails
   */
  public static void deleteFrom(Path folder) {
    OwnFiles.delete(folder, OURS);
  }

  /** All that was computed, for other renderers. */
  public LoadFindings findings() {
    return findings;
  }
}
