package dev.interleave.report.input;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How fast the machine was at some moment of a run, by three kernels that have nothing to do with
 * what is measured: a line of {@code calibration.jsonl}.
 *
 * @param at ISO 8601, UTC
 * @param cpu steps of pure computation per second
 * @param memory random reads of memory, each waiting for the one before, per second
 * @param scheduling hand-overs between two threads per second
 */
public record Probe(String at, double cpu, double memory, double scheduling) {
  /** Its name in a results folder. */
  public static final String FILE = "calibration.jsonl";

  /**
   * All of a results folder; none where it has no such file.
   *
   * @throws InputException where the file is damaged, or a rate is not above 0
   */
  public static List<Probe> read(Path folder) {
    Path file = folder.resolve(FILE);
    List<Probe> probes = Files.exists(file) ? Json.readLines(file, Probe.class) : List.of();
    for (Probe probe : probes) {
      if (!(probe.cpu > 0 && probe.memory > 0 && probe.scheduling > 0)) {
        throw new InputException(
            file,
            "not a probe: " + Json.line(probe),
            "Its three rates must be above 0.",
            "Remove the file (the run then counts as one without calibration), or run again.");
      }
    }
    return probes;
  }
}
