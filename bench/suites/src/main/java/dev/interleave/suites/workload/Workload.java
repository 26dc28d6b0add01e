package dev.interleave.suites.workload;

import java.io.IOException;
import java.time.Duration;

/**
 * A source of units: independent pieces of work, each of which waits, computes, or both, and
 * returns a checksum that is known beforehand.
 *
 * <p>A unit's input derives from its index and the batch's seed alone, never from the order in
 * which units happen to run, so every execution model does the same work. Implementations are
 * called from many threads at once; units of one batch never share an index.
 */
public interface Workload extends AutoCloseable {
  /** What a unit's time is made of. */
  Profile profile();

  /**
   * Runs one unit.
   *
   * @param unit index within the batch, from 0
   * @param seed of the batch
   * @param waits how to wait, as given by the execution model
   * @return the unit's checksum
   */
  long run(int unit, long seed, Waits waits) throws Exception;

  /** The checksum that {@link #run} must return, found in another way than by running the unit. */
  long expected(int unit, long seed);

  /**
   * Called once before the first batch of a trial.
   *
   * @param units the greatest number of units in flight
   */
  default void open(int units) throws Exception {}

  /** Called once after the last batch; gives back what {@link #open} took. */
  @Override
  default void close() throws IOException {}

  /**
   * What a unit's time is made of, nominally: batches are sized by it. Measured times, not these,
   * enter the results.
   *
   * @param lone the time of a unit that runs alone
   * @param cpuShare the fraction of it that is computation, 0 to 1
   */
  record Profile(Duration lone, double cpuShare) {
    public Profile {
      if (lone.isNegative() || lone.isZero() || !(cpuShare >= 0 && cpuShare <= 1)) {
        throw new IllegalArgumentException(
            "a profile needs a positive lone time and a CPU share from 0 to 1, not %s and %s"
                .formatted(lone, cpuShare));
      }
    }

    /** {@code waiting}, {@code computing} or {@code mixed}. */
    public String kind() {
      return cpuShare == 0 ? "waiting" : cpuShare == 1 ? "computing" : "mixed";
    }
  }
}
