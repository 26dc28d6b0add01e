package dev.interleave.loop;

/** The clock of a loop. asyncio: what {@code loop.time()} reads. */
public interface TimeSource {

  /** The machine's monotonic clock. */
  TimeSource SYSTEM = () -> System.nanoTime() / 1e9;

  /** Now, in seconds since a moment that does not matter. */
  double time();

  /** Whether time passes by {@link #skipTo} alone. */
  default boolean isVirtual() {
    return false;
  }

  /** Moves a virtual clock on to {@code when}: nothing can happen before. */
  default void skipTo(double when) {
    throw new UnsupportedOperationException("only a virtual clock can skip to " + when);
  }
}
