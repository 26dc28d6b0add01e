package dev.interleave.runner.accept;

import dev.interleave.report.input.Json;
import dev.interleave.report.input.Run;
import dev.interleave.report.pairing.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What is known of a build that was compared. */
public final class Build {
  private static final int DIGITS = 12;

  private Build() {}

  /**
   * Its jar, with the first digits of its SHA-256, and for the candidate the commit of the folder
   * that it was compared in; empty where nothing is recorded.
   *
   * @param comparison the folder of the comparison
   */
  public static String of(Side side, Path comparison) {
    Path file = comparison.resolve(side.word()).resolve(Run.FILE);
    if (!Files.exists(file)) {
      if (side == Side.BASELINE || !Files.exists(comparison.resolve(Run.FILE))) {
        return "";
      }
      file = comparison.resolve(Run.FILE); // A gate judges one run.
    }
    Run run = Json.read(file, Run.class);
    String jar = "%s sha256:%s".formatted(run.jar(), first(run.jarSha256()));
    // A baseline that was built from a revision is named after it; this folder has another one.
    String commit = Objects.requireNonNullElse(run.environment().gitCommit(), "");
    return side == Side.BASELINE || commit.isEmpty()
        ? jar
        : "%s commit:%s%s"
            .formatted(jar, first(commit), run.environment().gitDirty() ? "+changes" : "");
  }

  private static String first(String digest) {
    return digest.substring(0, Math.min(DIGITS, digest.length()));
  }
}
