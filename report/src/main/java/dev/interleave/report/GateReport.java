package dev.interleave.report;

import dev.interleave.report.accept.Acceptances;
import dev.interleave.report.compare.Settings;
import dev.interleave.report.gate.Baseline;
import dev.interleave.report.gate.GateFindings;
import dev.interleave.report.input.InputException;
import dev.interleave.report.input.Source;
import dev.interleave.report.io.AtomicFiles;
import dev.interleave.report.io.OutputException;
import dev.interleave.report.render.gate.GateFiles;
import dev.interleave.report.render.gate.GateText;
import dev.interleave.report.verdicts.Kind;
import java.nio.file.Path;
import java.util.List;

/** The verdicts on a run that was held against a stored baseline. Immutable. */
public final class GateReport {
  private final GateFindings findings;

  private GateReport(GateFindings findings) {
    this.findings = findings;
  }

  /**
   * Reads a results folder and judges it.
   *
   * @throws InputException where it can't be used, or has nothing in common with the baseline
   */
  public static GateReport of(
      Path results, Baseline baseline, Settings settings, Acceptances acceptances) {
    return new GateReport(GateFindings.of(Source.read(results), baseline, settings, acceptances));
  }

  /** For a terminal; no line has more than 100 characters. */
  public List<String> lines() {
    return GateText.lines(findings);
  }

  /** Whether there is a verdict of this kind. */
  public boolean has(Kind kind) {
    return !findings.of(kind).isEmpty();
  }

  /**
   * Writes {@code gate.html}, {@code gate.md}, {@code gate.csv}, {@code gate.xml} (JUnit) and
   * {@code charts/gate.png} into a folder.
   *
   * @throws OutputException where that fails; no file is half-written
   */
  public void writeTo(Path folder) {
    GateFiles.of(findings)
        .forEach(output -> AtomicFiles.write(folder.resolve(output.path()), output.content()));
  }
}
