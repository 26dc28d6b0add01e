package dev.interleave.suites.model;

import dev.interleave.suites.workload.Mix;
import dev.interleave.suites.workload.Waits;
import dev.interleave.suites.workload.Workload;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Units that are submitted at once, and room for their answers. Each unit is run by one thread and
 * writes an element of its own; the model hands the writes over when the batch is done.
 */
public final class Batch {
  private final Workload workload;
  private final long seed;
  private final long[] answers;
  private final @Nullable ServerWatch server;
  private final @Nullable Timing timing;

  public Batch(Workload workload, int units, long seed) {
    if (units < 1) {
      throw new IllegalArgumentException("a batch has at least one unit, not " + units);
    }
    this.workload = workload;
    this.seed = seed;
    this.answers = new long[units];
    this.server = workload.serverIsAlive().map(ServerWatch::new).orElse(null);
    this.timing = workload.profile().cpuShare() < 1 ? new Timing(workload, units) : null;
  }

  public int units() {
    return answers.length;
  }

  /** Runs one unit where the caller is. */
  void run(int unit, Waits waits) throws Exception {
    if (timing == null) {
      answers[unit] = workload.run(unit, seed, waits);
    } else {
      timing.begin(unit);
      answers[unit] = ask(unit, waits);
      timing.end(unit);
    }
  }

  private long ask(int unit, Waits waits) throws Exception {
    ServerWatch watch = server;
    if (watch == null) {
      return workload.run(unit, seed, waits);
    }
    watch.requireRunning();
    try {
      return workload.run(unit, seed, waits);
    } catch (IOException | SQLException | RuntimeException failed) {
      watch.requireRunning(failed);
      throw failed;
    }
  }

  /** How long units took; null of units that only compute. */
  public @Nullable Timing timing() {
    return timing;
  }

  /** What derives the inputs of the units. */
  long seed() {
    return seed;
  }

  /** Takes the answer of a unit that was run elsewhere. */
  void put(int unit, long answer) {
    answers[unit] = answer;
  }

  /** A checksum of all answers, each in its place, and of shared data. Asked for once. */
  public long checksum() {
    long sum = 0;
    for (int unit = 0; unit < answers.length; unit++) {
      sum += Mix.mix(answers[unit], unit);
    }
    return sum + workload.settle();
  }

  /** The {@link #checksum} of a batch that is known to be right. */
  public static long expectedChecksum(Workload workload, int units, long seed) {
    long sum = 0;
    for (int unit = 0; unit < units; unit++) {
      sum += Mix.mix(workload.expected(unit, seed), unit);
    }
    return sum + workload.expectedSettlement(units, seed);
  }
}
