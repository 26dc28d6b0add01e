package dev.interleave.suites.workload;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Each unit adds to a counter that all share, a hundred times, and computes a little in between. No
 * addition may be lost.
 */
public final class SharedCounter implements Workload {
  private static final int ADDITIONS = 100;
  private static final int STEPS = 200;

  private Sharing.@Nullable Mutex mutex;
  private long counter;

  @Override
  public Profile profile() {
    return new Profile(Duration.ofNanos(80_000), 1, 1, true);
  }

  @Override
  public void share(Sharing sharing) {
    mutex = sharing.mutex();
  }

  @Override
  public long run(int unit, long seed, Waits waits) {
    Sharing.Mutex guard = mutex;
    if (guard == null) {
      throw new IllegalStateException("share() comes before the first unit");
    }
    long state = Computation.start(Mix.mix(seed, unit));
    for (int addition = 0; addition < ADDITIONS; addition++) {
      state = Computation.run(state, STEPS);
      guard.lock();
      try {
        counter += addition + 1;
      } finally {
        guard.unlock();
      }
    }
    return state;
  }

  @Override
  public long expected(int unit, long seed) {
    return Computation.skip(Computation.start(Mix.mix(seed, unit)), ADDITIONS * STEPS);
  }

  @Override
  public long settle() {
    long sum = counter;
    counter = 0;
    return sum;
  }

  @Override
  public long expectedSettlement(int units, long seed) {
    return units * (ADDITIONS * (ADDITIONS + 1L) / 2);
  }

  /** {@code shared-counter}. */
  public static final class Factory implements WorkloadFactory {
    @Override
    public String id() {
      return "shared-counter";
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow();
      return new SharedCounter();
    }
  }
}
