package dev.interleave.runner.environment;

/** A clock for durations, in nanoseconds from an arbitrary start; tests turn it by hand. */
@FunctionalInterface
public interface Ticker {
  /** The machine's. */
  Ticker SYSTEM = System::nanoTime;

  long nanos();
}
