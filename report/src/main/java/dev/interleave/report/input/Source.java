package dev.interleave.report.input;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One input of a report, read: a results folder of the runner, or a file of JMH's.
 *
 * @param path as given
 * @param suite what was to be measured, or null where unknown
 * @param run where and how, or null for a mere file of JMH's
 * @param forks what each fork did, empty for a mere file
 * @param results every result, in the order of the files
 */
public record Source(
    Path path, @Nullable Suite suite, @Nullable Run run, List<Fork> forks, List<Result> results) {
  /** The suite's name in a results folder. */
  public static final String SUITE_FILE = "suite.json";

  public Source {
    forks = List.copyOf(forks);
    results = List.copyOf(results);
  }

  /**
   * A result and where it is from.
   *
   * @param file the file, relative to the results folder
   * @param fork the fork that left it, or null for a mere file
   */
  public record Result(JmhResult jmh, String file, @Nullable Fork fork) {}

  /**
   * Reads a folder or a file.
   *
   * @throws InputException where it can't be used; a results folder without any fork included
   */
  public static Source read(Path path) {
    if (Files.isDirectory(path)) {
      return folder(path);
    }
    List<Result> results =
        JmhJson.read(path).stream()
            .map(result -> new Result(result, path.toString(), null))
            .toList();
    return new Source(path, null, null, List.of(), results);
  }

  private static Source folder(Path folder) {
    Path forksFile = folder.resolve(Fork.FILE);
    if (!Files.exists(forksFile)) {
      throw new InputException(
          folder,
          "not a results folder: it has no " + Fork.FILE,
          "Expected a folder that the runner wrote, or one file of JMH's JSON.",
          "Name such a folder or file.");
    }
    List<Fork> forks = Json.readLines(forksFile, Fork.class);
    if (forks.isEmpty()) {
      throw new InputException(
          folder,
          "no fork ended yet: " + Fork.FILE + " is empty",
          "Expected at least one fork.",
          "Run the benchmarks for longer, then report again.");
    }
    List<Result> results = new ArrayList<>();
    for (Fork fork : forks) {
      String file = fork.file();
      if (fork.status() == Fork.Status.OK && file != null) {
        JmhJson.read(folder.resolve(file))
            .forEach(result -> results.add(new Result(result, file, fork)));
      }
    }
    return new Source(
        folder,
        optional(folder.resolve(SUITE_FILE), Suite.class),
        optional(folder.resolve(Run.FILE), Run.class),
        forks,
        results);
  }

  private static <T> @Nullable T optional(Path file, Class<T> type) {
    return Files.exists(file) ? Json.read(file, type) : null;
  }
}
