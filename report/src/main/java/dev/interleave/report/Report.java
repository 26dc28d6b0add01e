package dev.interleave.report;

import dev.interleave.report.analysis.Analysis;
import dev.interleave.report.analysis.Answer;
import dev.interleave.report.analysis.Doubt;
import dev.interleave.report.analysis.Findings;
import dev.interleave.report.input.InputException;
import dev.interleave.report.input.Source;
import dev.interleave.report.io.OutputException;
import dev.interleave.report.render.Material;
import dev.interleave.report.render.Writer;
import java.nio.file.Path;
import java.util.List;

/** Results read and judged: the way into this module. Immutable. */
public final class Report {
  private final Findings findings;

  private Report(Findings findings) {
    this.findings = findings;
  }

  /**
   * Reads and judges.
   *
   * @param inputs each a results folder of the runner or a file that any JMH run wrote with {@code
   *     -rf json}; cells that several of them measured are taken together as forks
   * @throws InputException where an input can't be used; the message says what to do
   * @throws IllegalArgumentException where there is no input
   */
  public static Report read(List<Path> inputs) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("Name at least one results folder or JMH JSON file.");
    }
    List<Source> sources =
        inputs.stream()
            .map(path -> path.toAbsolutePath().normalize())
            .distinct()
            .map(Source::read)
            .toList();
    return new Report(Analysis.of(sources));
  }

  /**
   * Writes every output into a folder, which is made where missing: {@code results.csv}, {@code
   * raw.csv}, {@code github-action-benchmark-*.json}, {@code summary.md}, {@code report.html} and
   * {@code charts/}.
   *
   * @throws OutputException where that fails; no file is half-written
   */
  public void writeTo(Path folder) {
    Writer.write(Material.of(findings), folder);
  }

  /** The leading sentences, plain text, in the order of the page; never empty. */
  public List<String> answers() {
    return findings.answers().stream().map(Answer::toString).toList();
  }

  /** The reasons not to trust the numbers, worst first. */
  public List<Doubt> doubts() {
    return findings.doubts();
  }

  /** All that was computed, for other renderers and verdicts. */
  public Findings findings() {
    return findings;
  }
}
