package dev.interleave.runner.run;

import dev.interleave.report.input.Run;
import dev.interleave.runner.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Whether a run can be gone on with: its forks must all have been made alike. */
final class Resumption {
  private Resumption() {}

  /**
   * Compares what was with what is.
   *
   * @throws Problem if jar, suite, selection, order, processors or JDK are others now
   */
  static void check(
      Run run, Request request, BenchmarkJar jar, Path suiteFile, int coresUsed, String jdk)
      throws IOException {
    List<String> differences = new ArrayList<>();
    if (!run.jarSha256().equals(jar.sha256())) {
      differences.add(
          "--jar=%s is not the jar that it measured (SHA-256 %.12s…, was %.12s…)"
              .formatted(request.jar(), jar.sha256(), run.jarSha256()));
    }
    String suite = Files.exists(suiteFile) ? Files.readString(suiteFile) : null;
    if (!Objects.equals(suite, jar.suiteText())) {
      differences.add("the suite is another one");
    }
    String include = request.include();
    if (include != null && !include.equals(run.include())) {
      differences.add("--include=%s was --include=%s".formatted(include, run.include()));
    }
    Long seed = request.seed();
    if (seed != null && seed != run.seed()) {
      differences.add("--seed=%d was --seed=%d".formatted(seed, run.seed()));
    }
    if (coresUsed != run.environment().coresUsed()) {
      differences.add(
          "the forks may use %d processors, it used %d"
              .formatted(coresUsed, run.environment().coresUsed()));
    }
    if (!Objects.equals(jdk, run.environment().jdk())) {
      differences.add("the JDK is %s, it was %s".formatted(jdk, run.environment().jdk()));
    }
    if (!differences.isEmpty()) {
      throw Problem.usage(
          "The run in --out=%s can't be resumed: %s. Repeat its options (they are in %s), or leave out --resume to begin anew."
              .formatted(request.out(), String.join("; ", differences), Run.FILE));
    }
  }
}
