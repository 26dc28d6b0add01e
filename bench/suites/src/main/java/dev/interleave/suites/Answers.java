package dev.interleave.suites;

import dev.interleave.suites.model.Batch;
import dev.interleave.suites.workload.Workload;
import java.util.Arrays;

/**
 * The answers of an iteration's batches, kept while the clock runs and checked when it has stopped.
 * Seeds change from batch to batch and come round again, so that each is worked out once.
 */
final class Answers {
  private static final int SEEDS = 8;

  private final Workload workload;
  private final int units;
  private final long[] expected = new long[SEEDS];
  private int expectedSeeds;

  private long[] checksums = new long[1024];
  private int batches;
  private long firstSeed;

  Answers(Workload workload, int units) {
    this.workload = workload;
    this.units = units;
  }

  /** The seed for the next batch. */
  long nextSeed() {
    return (firstSeed + batches) % SEEDS;
  }

  /** Batches since the last check. */
  int batches() {
    return batches;
  }

  /** Keeps the checksum of the batch with {@link #nextSeed}. */
  void add(long checksum) {
    if (batches == checksums.length) {
      checksums = Arrays.copyOf(checksums, 2 * batches);
    }
    checksums[batches++] = checksum;
  }

  /**
   * Checks all batches since the last check.
   *
   * @throws IllegalStateException for a wrong answer: a model that is fast and wrong fails
   */
  void check() {
    for (; expectedSeeds < SEEDS; expectedSeeds++) {
      expected[expectedSeeds] = Batch.expectedChecksum(workload, units, expectedSeeds);
    }
    for (int batch = 0; batch < batches; batch++) {
      int seed = (int) ((firstSeed + batch) % SEEDS);
      if (checksums[batch] != expected[seed]) {
        throw new IllegalStateException(
            "wrong answer: batch %d with seed %d has checksum %016x instead of %016x"
                .formatted(batch, seed, checksums[batch], expected[seed]));
      }
    }
    firstSeed = nextSeed();
    batches = 0;
  }
}
