package dev.interleave.suites.workload;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

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

  /**
   * How long batches run before JMH's own warm-up. Clients of databases and web servers are much
   * code, which takes the JIT compiler seconds to get to know.
   */
  default Duration warmUp() {
    return Duration.ZERO;
  }

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
   * For how long units could have gone on after their waits and did not; empty where nobody knows
   * when a wait was over, or where units run in other processes.
   */
  default Optional<Lateness> lateness() {
    return Optional.empty();
  }

  /** Processes that the workload itself needs, whose time is no model's. */
  default List<ProcessHandle> servers() {
    return List.of();
  }

  /** Tells whether the process that answers units runs still; empty where none is needed. */
  default Optional<BooleanSupplier> serverIsAlive() {
    return Optional.empty();
  }

  /** Further facts that its cells are selected and drawn by, by name. */
  default Map<String, String> attributes() {
    return Map.of();
  }

  /** What a reader of the results must know of it as it is now, by name. Asked once it is open. */
  default Map<String, String> notes() {
    return Map.of();
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
   * @param mostWaits how many units can wait at once at most, on any model
   * @param traits what else sets it apart
   */
  record Profile(
      Duration lone, double cpuShare, int parts, boolean shared, int mostWaits, Set<Trait> traits) {
    public Profile {
      if (lone.isNegative() || lone.isZero() || !(cpuShare >= 0 && cpuShare <= 1) || parts < 1) {
        throw new IllegalArgumentException(
            "a profile needs a positive lone time, a CPU share from 0 to 1 and at least one part, not %s, %s and %d"
                .formatted(lone, cpuShare, parts));
      }
      traits = Set.copyOf(traits);
    }

    /** Whose waits nothing limits, without traits. */
    public Profile(Duration lone, double cpuShare, int parts, boolean shared) {
      this(lone, cpuShare, parts, shared, Integer.MAX_VALUE, Set.of());
    }

    /** Of independent units without parts. */
    public Profile(Duration lone, double cpuShare) {
      this(lone, cpuShare, 1, false);
    }

    /** The same, of units that wait for one of so many things. */
    public Profile withMostWaits(int most) {
      return new Profile(lone, cpuShare, parts, shared, most, traits);
    }

    /** The same with these traits. */
    public Profile with(Trait... these) {
      return new Profile(lone, cpuShare, parts, shared, mostWaits, Set.of(these));
    }

    public boolean has(Trait trait) {
      return traits.contains(trait);
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

  /** What sets units apart from others of their kind. */
  enum Trait {
    /** A lone unit's time is no bound: its server computes on the same cores, or answers vary. */
    WITHOUT_LIMIT,

    /** One server has to answer all units, so that they can't be spread over processes. */
    ONE_PROCESS,

    /** Its client is of use on a loop alone. */
    LOOP_ONLY
  }
}
