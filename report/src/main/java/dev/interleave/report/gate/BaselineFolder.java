package dev.interleave.report.gate;

import dev.interleave.report.input.InputException;
import dev.interleave.report.input.Json;
import dev.interleave.report.io.AtomicFiles;
import dev.interleave.report.io.OutputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A baseline on the disk: {@code baseline.json} and {@code forks.csv}, text that is committed and
 * reviewed like code.
 */
public record BaselineFolder(Path path) {
  private Path runs() {
    return path.resolve(BaselineFile.NAME);
  }

  private Path forks() {
    return path.resolve(ForksCsv.NAME);
  }

  /** Whether there is nothing that could be one. */
  public boolean isMissing() {
    return !Files.exists(runs()) && !Files.exists(forks());
  }

  /**
   * Writes a baseline, in place of an older one.
   *
   * @throws InputException where the folder holds anything else; it is then unchanged
   * @throws OutputException where it can't be written to
   */
  public void write(Baseline baseline) {
    refuseForeignFiles();
    try {
      String forks = ForksCsv.text(baseline.runs());
      AtomicFiles.write(forks(), forks.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new OutputException(forks(), e);
    }
    Json.write(
        runs(),
        new BaselineFile(
            BaselineFile.SCHEMA, baseline.runs().stream().map(MeasuredRun::run).toList()));
  }

  private void refuseForeignFiles() {
    if (!Files.isDirectory(path)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        Path name = file.getFileName();
        if (!file.equals(runs()) && !file.equals(forks())) {
          throw new InputException(
              path,
              "it holds other files, such as " + name,
              "A baseline has a folder of its own.",
              "Choose an empty or new folder with --out.");
        }
      }
    } catch (IOException e) {
      throw new OutputException(path, e);
    }
  }

  /**
   * Reads a baseline.
   *
   * @throws InputException where it is damaged, or was made by a later version
   */
  public Baseline read() {
    BaselineFile file = runFile();
    Map<String, List<Series>> series = series();
    List<MeasuredRun> runs = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (StoredRun run : file.runs()) {
      List<Series> own = series.getOrDefault(run.name(), List.of());
      int values = own.stream().mapToInt(Series::size).sum();
      if (!names.add(run.name()) || values == 0 || values != run.values()) {
        throw damaged(
            forks(),
            "it has %d values of %s, and %s says %d"
                .formatted(values, run.name(), BaselineFile.NAME, run.values()),
            "Both files are written together.");
      }
      runs.add(new MeasuredRun(run, own));
    }
    if (!names.equals(series.keySet())) {
      throw damaged(
          forks(),
          "it has the runs %s, and %s %s".formatted(series.keySet(), BaselineFile.NAME, names),
          "Both files are written together.");
    }
    return new Baseline(runs);
  }

  private BaselineFile runFile() {
    int schema = Json.read(runs(), Schema.class).schema();
    if (schema != BaselineFile.SCHEMA) {
      throw damaged(
          runs(),
          schema > BaselineFile.SCHEMA
              ? "it has schema %d, of a later version of Interleave".formatted(schema)
              : "it is no baseline: it has no schema",
          "This version reads schema %d.".formatted(BaselineFile.SCHEMA));
    }
    BaselineFile file = Json.read(runs(), BaselineFile.class);
    if (file.runs() == null
        || file.runs().isEmpty()
        || !file.runs().stream().allMatch(BaselineFolder::isWhole)) {
      throw damaged(
          runs(),
          "it has no run, or one without its name, machine or rates",
          "Each run needs them.");
    }
    return file;
  }

  /** The part of the file that all versions have. */
  private record Schema(int schema) {}

  @SuppressWarnings("ConstantValue") // A file may lack what the record promises.
  private static boolean isWhole(StoredRun run) {
    Calibration calibration = run.calibration();
    return run.name() != null
        && run.machine() != null
        && run.machine().cpuModel() != null
        && run.machine().jdk() != null
        && (calibration == null || calibration.isPossible());
  }

  private Map<String, List<Series>> series() {
    try {
      return ForksCsv.parse(Files.readString(forks()));
    } catch (ForksCsv.Malformed e) {
      throw damaged(
          forks(),
          String.valueOf(e.getMessage()),
          "It must be as \"interleave baseline\" wrote it.");
    } catch (IOException | UncheckedIOException e) {
      throw damaged(forks(), "it can't be read: " + e, "It must be CSV in UTF-8.");
    }
  }

  private InputException damaged(Path file, String problem, String allowed) {
    return new InputException(
        file,
        problem,
        allowed,
        "Restore it from version control, or make it again: interleave baseline RESULTS... --out %s."
            .formatted(path));
  }
}
