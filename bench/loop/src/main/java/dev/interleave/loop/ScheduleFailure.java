package dev.interleave.loop;

import java.io.Serial;

/**
 * A program failed in one of the orders in which its callbacks may run. Its cause is what the
 * program failed with; {@link AnySchedule#replay} has it fail again.
 */
public final class ScheduleFailure extends AssertionError {
  @Serial private static final long serialVersionUID = 1L;

  private final long seed;
  private final String switches;

  ScheduleFailure(long seed, Switches found, Switches fewest, Throwable cause) {
    super(
        """
        The program fails under seed %d: %s
        Of its %d switches from the order of asyncio these suffice: %s
        To replay it: AnySchedule.replay("%s", program), or AnySchedule.replay(%dL, program)"""
            .formatted(
                seed, cause, found.size(), fewest.size() == 0 ? "none" : fewest, fewest, seed),
        cause);
    this.seed = seed;
    this.switches = fewest.toString();
  }

  /** The seed under which it failed. */
  public long seed() {
    return seed;
  }

  /**
   * The fewest switches found that make it fail, as {@code choice:callback} each: at that choice
   * (the first is 0) not the longest ready callback, 0, ran but that one. Empty if the program
   * fails in the order of asyncio too.
   */
  public String switches() {
    return switches;
  }
}
