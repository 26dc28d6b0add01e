package dev.interleave.suites.workload;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Each unit counts a hundred words in a map that all share, as models do it: a plain map on one
 * thread, a concurrent one between several. Few words come up often, as in texts. No count may be
 * lost.
 */
public final class SharedMap implements Workload {
  private static final int WORDS = 100;
  private static final int STEPS = 200;
  private static final int DIFFERENT = 1000;

  private @Nullable Map<Integer, Long> counts;

  @Override
  public Profile profile() {
    return new Profile(Duration.ofNanos(90_000), 1, 1, true);
  }

  @Override
  public void share(Sharing sharing) {
    counts = sharing.map();
  }

  @Override
  public long run(int unit, long seed, Waits waits) {
    long state = Computation.start(Mix.mix(seed, unit));
    for (int at = 0; at < WORDS; at++) {
      state = Computation.run(state, STEPS);
      opened().merge(word(state), 1L, Long::sum);
    }
    return state;
  }

  @Override
  public long expected(int unit, long seed) {
    return Computation.skip(Computation.start(Mix.mix(seed, unit)), WORDS * STEPS);
  }

  /** The square of an evenly distributed number: the lower words are the more frequent. */
  private static int word(long state) {
    long number = state % DIFFERENT;
    return (int) (number * number / DIFFERENT);
  }

  @Override
  public long settle() {
    long sum = 0;
    for (Map.Entry<Integer, Long> entry : opened().entrySet()) {
      sum += Mix.mix(entry.getKey()) * entry.getValue();
    }
    opened().clear();
    return sum;
  }

  @Override
  public long expectedSettlement(int units, long seed) {
    long sum = 0;
    for (int unit = 0; unit < units; unit++) {
      long state = Computation.start(Mix.mix(seed, unit));
      for (int at = 0; at < WORDS; at++) {
        state = Computation.skip(state, STEPS);
        sum += Mix.mix(word(state));
      }
    }
    return sum;
  }

  private Map<Integer, Long> opened() {
    Map<Integer, Long> map = counts;
    if (map == null) {
      throw new IllegalStateException("share() comes before the first unit");
    }
    return map;
  }

  /** {@code shared-map}. */
  public static final class Factory implements WorkloadFactory {
    @Override
    public String id() {
      return "shared-map";
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow();
      return new SharedMap();
    }
  }
}
