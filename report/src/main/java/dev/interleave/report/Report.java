package dev.interleave.report;

import dev.interleave.report.analysis.Doubt;
import dev.interleave.report.input.InputException;
import dev.interleave.report.io.AtomicFiles;
import dev.interleave.report.io.OutputException;
import java.nio.file.Path;
import java.util.List;

/** Results read and judged: the way into this module. Immutable. */
public final class Report {
  private final List<Path> inputs;

  private Report(List<Path> inputs) {
    this.inputs = List.copyOf(inputs);
  }

  /**
   * Reads and judges.
   *
   * @param inputs each a results folder of the runner or a file that any JMH run wrote with {@code
   *     -rf json}; cells that several of them measured are taken together as forks
   * @throws InputException where an input can't be used; the message says what to do
   */
  public static Report read(List<Path> inputs) {
    return new Report(inputs);
  }

  /**
   * Writes every output into a folder, which is made where missing.
   *
   * @throws OutputException where that fails
   */
  public void writeTo(Path folder) {
    AtomicFiles.write(folder.resolve("summary.md"), new byte[0]);
  }

  /** The leading sentences, plain text, in the order of the page; never empty. */
  public List<String> answers() {
    return List.of("Nothing judged yet: " + inputs);
  }

  /** The reasons not to trust the numbers, worst first. */
  public List<Doubt> doubts() {
    return List.of();
  }
}
