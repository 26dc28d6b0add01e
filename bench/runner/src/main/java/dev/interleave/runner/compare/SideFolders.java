package dev.interleave.runner.compare;

import dev.interleave.report.pairing.Side;
import dev.interleave.runner.journal.ResultsFolder;
import dev.interleave.runner.problem.Problem;
import java.nio.file.Path;

/** The results folders of the two builds, within the comparison's. */
record SideFolders(ResultsFolder baseline, ResultsFolder candidate) implements AutoCloseable {

  /**
   * Opens both; nothing in them is changed.
   *
   * @throws Problem if they can't be written to, or another comparison works on them
   */
  static SideFolders open(Path out) {
    ResultsFolder baseline = ResultsFolder.open(out.resolve(Side.BASELINE.word()));
    try {
      return new SideFolders(baseline, ResultsFolder.open(out.resolve(Side.CANDIDATE.word())));
    } catch (Problem e) {
      baseline.close();
      throw e;
    }
  }

  @Override
  public void close() {
    baseline.close();
    candidate.close();
  }
}
