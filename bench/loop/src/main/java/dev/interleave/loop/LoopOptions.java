package dev.interleave.loop;

import org.jspecify.annotations.Nullable;

/**
 * What a loop can be told when it is made.
 *
 * @param mechanism how coroutines are suspended; null for the best there is
 * @param clock the clock that timers go by
 * @param name the name of the loop, and of its thread
 */
public record LoopOptions(@Nullable Mechanism mechanism, TimeSource clock, String name) {

  /** What a loop is made with if it is told nothing. */
  public static final LoopOptions DEFAULTS = new LoopOptions(null, TimeSource.SYSTEM, "asyncio");

  /** These options, but with this mechanism: one that this JVM was not started for is an error. */
  public LoopOptions with(Mechanism mechanism) {
    return new LoopOptions(mechanism, clock, name);
  }

  /** These options, but with this clock. */
  public LoopOptions with(TimeSource clock) {
    return new LoopOptions(mechanism, clock, name);
  }

  /** These options, but with this name. */
  public LoopOptions named(String name) {
    return new LoopOptions(mechanism, clock, name);
  }
}
