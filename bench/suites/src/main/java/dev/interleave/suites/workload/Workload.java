package dev.interleave.suites.workload;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

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

  /** Called once before the first batch, with the model's ways to share data between units. */
  default void share(Sharing sharing) {}

  /**
   * Called after each batch: a checksum of what its units left in shared data, which is emptied.
   */
  default long settle() {
    return 0;
  }

  /** The checksum that {@link #settle} must return after a batch. */
  default long expectedSettlement(int units, long seed) {
    return 0;
  }

  /**
   * By how much all sleeps of units here took longer than asked for, in nanoseconds, since {@link
   * #open}; empty where units do not sleep. Asked between batches.
   */
  default OptionalDouble lateNanos() {
    return OptionalDouble.empty();
  }

  /** Processes that the workload itself needs, whose time is no model's. */
  default List<ProcessHandle> servers() {
    return List.of();
  }

  /** Called once after the last batch; gives back what {@link #open} took. */
  @Override
  default void close() throws IOException {}

  /**
   * What a unit is made of, nominally: batches are sized by it, and models that can't run it are
   * told from those that can. Measured times, not these, enter the results.
   *
   * @param lone the time of a unit that runs alone, its parts one after the other
   * @param cpuShare the fraction of it that is computation, 0 to 1
   * @param parts the greatest number of parts that a unit has under way at once; 1 if it has none
   * @param shared whether units share data
   */
  record Profile(Duration lone, double cpuShare, int parts, boolean shared) {
    public Profile {
      if (lone.isNegative() || lone.isZero() || !(cpuShare >= 0 && cpuShare <= 1) || parts < 1) {
        throw new IllegalArgumentException(
            "a profile needs a positive lone time, a CPU share from 0 to 1 and at least one part, not %s, %s and %d"
                .formatted(lone, cpuShare, parts));
      }
    }

    /** Of independent units without parts. */
    public Profile(Duration lone, double cpuShare) {
      this(lone, cpuShare, 1, false);
    }

    /** {@code nested}, {@code contended}, {@code waiting}, {@code computing} or {@code mixed}. */
    public String kind() {
      if (shared) {
        return "contended";
      }
      if (parts > 1) {
        return "nested";
      }
      return cpuShare == 0 ? "waiting" : cpuShare == 1 ? "computing" : "mixed";
    }
  }
}
