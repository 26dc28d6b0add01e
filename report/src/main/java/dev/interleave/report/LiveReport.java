package dev.interleave.report;

import dev.interleave.report.input.Suite;
import dev.interleave.report.io.AtomicFiles;
import dev.interleave.report.io.OutputException;
import dev.interleave.report.live.Injection;
import dev.interleave.report.live.LiveCounts;
import dev.interleave.report.live.Rotation;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.render.live.LiveFiles;
import dev.interleave.report.render.live.LiveText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How often the verdicts of real comparisons of known slowdowns were right. Immutable. */
public final class LiveReport {
  private final LiveCounts counts;

  private LiveReport(LiveCounts counts) {
    this.counts = counts;
  }

  /**
   * Of comparisons that have ended, one at least.
   *
   * @throws IllegalArgumentException if the suite of one does not say what it injects
   */
  public static LiveReport of(List<ComparedBuilds> builds) {
    return new LiveReport(LiveCounts.of(builds));
  }

  /**
   * Makes sure that a suite says what it injects.
   *
   * @throws IllegalArgumentException if not; its message is for users
   */
  public static void check(Suite suite) {
    suite.cells().forEach(Injection::of);
  }

  /**
   * The part of such a suite that one comparison has: few of many benchmarks are slower.
   *
   * @param build number of the comparison, from 1
   */
  public static Suite inTurn(Suite suite, int build) {
    return Rotation.of(suite, build);
  }

  /** For a terminal: what was found and missed, false alarms, and sentences. */
  public List<String> lines() {
    return LiveText.lines(counts);
  }

  /**
   * Writes {@code live.csv} and {@code live.md} into a folder, which is made where missing.
   *
   * @throws OutputException where that fails; no file is half-written
   */
  public void writeTo(Path folder) {
    LiveFiles.of(counts)
        .forEach(output -> AtomicFiles.write(folder.resolve(output.path()), output.content()));
  }

  /**
   * Removes what {@link #writeTo} has written.
   *
   * @throws OutputException where that fails
   */
  public static void deleteFrom(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(LiveFiles.CSV));
      Files.deleteIfExists(folder.resolve(LiveFiles.MARKDOWN));
    } catch (IOException e) {
      throw new OutputException(folder, e);
    }
  }

  /** Whether there are significantly more false alarms than promised. */
  public boolean isBroken() {
    return counts.isBroken();
  }
}
