package dev.interleave.runner.run;

import dev.interleave.report.input.Json;
import dev.interleave.report.input.Run;
import dev.interleave.runner.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run can be gone on with: its forks must all have been made alike.
 *
 * @param option that names the jar
 * @param suiteFile the suite as it was then
 * @param include as asked for now, or null
 * @param seed as asked for now, or null
 */
public record Resumption(
    String option,
    BenchmarkJar jar,
    Path suiteFile,
    @Nullable String include,
    @Nullable Long seed,
    Workbench bench) {

  /**
   * Processors for the forks: as asked for; else as the run that is gone on with had it; else all.
   *
   * @param runFile that run's record, which need not be there
   */
  public static int cores(@Nullable Integer asked, boolean resume, Path runFile) {
    if (asked != null || !resume || !Files.exists(runFile)) {
      return Objects.requireNonNullElse(asked, 0);
    }
    int before = Json.read(runFile, Run.class).environment().coresUsed();
    return before == Runtime.getRuntime().availableProcessors() ? 0 : before;
  }

  /** What is other now than when {@code run} began: jar, suite, selection, order, machine. */
  public List<String> differences(Run run) throws IOException {
    List<String> differences = new ArrayList<>();
    if (!run.jarSha256().equals(jar.sha256())) {
      differences.add(
          "%s=%s is not the jar that it measured (SHA-256 %.12s…, was %.12s…)"
              .formatted(option, jar.file(), jar.sha256(), run.jarSha256()));
    }
    String suite = Files.exists(suiteFile) ? Files.readString(suiteFile) : null;
    if (!Objects.equals(suite, jar.suiteText())) {
      differences.add("the suite is another one");
    }
    if (include != null && !include.equals(run.include())) {
      differences.add("--include=%s was --include=%s".formatted(include, run.include()));
    }
    if (seed != null && seed != run.seed()) {
      differences.add("--seed=%d was --seed=%d".formatted(seed, run.seed()));
    }
    int cores = bench.affinity().cores();
    if (cores != run.environment().coresUsed()) {
      differences.add(
          "the forks may use %d processors, it used %d"
              .formatted(cores, run.environment().coresUsed()));
    } else if (!bench.jvmFlags().equals(run.environment().jvmFlags())) {
      differences.add(
          "the JVM flags are \"%s\", they were \"%s\""
              .formatted(bench.jvmFlags(), run.environment().jvmFlags()));
    }
    if (!Objects.equals(bench.jdk(), run.environment().jdk())) {
      differences.add("the JDK is %s, it was %s".formatted(bench.jdk(), run.environment().jdk()));
    }
    return differences;
  }

  /**
   * Goes on only where nothing differs.
   *
   * @param what is to be gone on with: {@code run} or {@code comparison}
   * @param out its folder
   * @param file that has its options
   * @throws Problem that names the differences
   */
  public static void requireNone(List<String> differences, String what, Path out, String file) {
    if (!differences.isEmpty()) {
      throw Problem.usage(
          "The %s in --out=%s can't be resumed: %s. Repeat its options (they are in %s), or leave out --resume to begin anew."
              .formatted(what, out, String.join("; ", differences), file));
    }
  }
}
