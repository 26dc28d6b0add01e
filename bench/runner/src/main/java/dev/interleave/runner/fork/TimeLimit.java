package dev.interleave.runner.fork;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a fork may take before it is killed: what the user said, else a generous multiple of
 * what JMH itself announces, and never less than three minutes.
 *
 * @param chosen by the user, or null
 */
public record TimeLimit(@Nullable Duration chosen) {
  /** The limit where nothing is known. */
  public static final Duration DEFAULT = Duration.ofMinutes(3);

  private static final int GENEROUS = 3;

  /** The limit of a fork for which JMH announced {@code planned}, null as long as it did not. */
  public Duration of(@Nullable Duration planned) {
    if (chosen != null) {
      return chosen;
    }
    if (planned == null) {
      return DEFAULT;
    }
    Duration generous = planned.multipliedBy(GENEROUS).plusMinutes(1);
    return generous.compareTo(DEFAULT) > 0 ? generous : DEFAULT;
  }
}
