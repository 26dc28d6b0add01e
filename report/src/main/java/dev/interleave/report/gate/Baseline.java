package dev.interleave.report.gate;

import dev.interleave.report.input.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One or several runs that later ones are held against: of the same build, at different times, so
 * that they show how much a run's results differ from another's where nothing changed.
 *
 * @param runs at least one, each with a name of its own
 */
public record Baseline(List<MeasuredRun> runs) {
  public Baseline {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("a baseline has at least one run");
    }
  }

  /**
   * Condenses results folders.
   *
   * @throws InputException where one can't be used, is named twice, or is of another build
   */
  public static Baseline of(List<Path> folders) {
    Set<Path> seen = new LinkedHashSet<>();
    List<MeasuredRun> runs = new ArrayList<>();
    for (Path folder : folders) {
      Path path = folder.toAbsolutePath().normalize();
      if (!seen.add(path)) {
        throw new InputException(
            folder,
            "it is named twice",
            "Each run counts once.",
            "Name each results folder once; several runs at different times make a baseline better.");
      }
      MeasuredRun run = MeasuredRun.of("run" + (runs.size() + 1), path);
      if (!runs.isEmpty()) {
        requireAnother(folder, run, runs);
      }
      runs.add(run);
    }
    return new Baseline(runs);
  }

  private static void requireAnother(Path folder, MeasuredRun run, List<MeasuredRun> before) {
    if (!isSameBuild(run.run(), before.getFirst().run())) {
      throw new InputException(
          folder,
          "it measured another build than the folders before: %s, not %s"
              .formatted(build(run.run()), build(before.getFirst().run())),
          "All runs of a baseline measure the same jar or the same commit, or what changed would pass for noise.",
          "Measure one jar several times, each into a folder of its own.");
    }
    if (before.stream().anyMatch(one -> one.series().equals(run.series()))) {
      throw new InputException(
          folder,
          "it is a copy of another folder",
          "Each run counts once.",
          "Name each run once, or measure again.");
    }
  }

  /** Builds of one commit differ in their bytes where their time of building is in them. */
  private static boolean isSameBuild(StoredRun one, StoredRun other) {
    return one.jarSha256().equals(other.jarSha256())
        || (one.commit() != null
            && one.commit().equals(other.commit())
            && !one.dirty()
            && !other.dirty());
  }

  private static String build(StoredRun run) {
    return "%s of commit %s%s with SHA-256 %s"
        .formatted(run.jar(), run.commit(), run.dirty() ? ", changed," : "", run.jarSha256());
  }
}
