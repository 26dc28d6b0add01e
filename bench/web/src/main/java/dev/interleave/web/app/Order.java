package dev.interleave.web.app;

import java.time.Duration;

/** A row of the table {@code interleave_orders}: what a customer ordered, and its price. */
public record Order(int id, int customer, int price) {
  /** Identifiers go from 1 to this, without gaps. */
  public static final int COUNT = 10_000;

  private static final int CUSTOMERS = 1000;
  private static final int PRICES = 100_000;

  /** What an answer waits for, besides the database: another service, say. */
  static final Duration PAUSE = Duration.ofMillis(2);

  /** How much is computed for an order; 20 to 30 microseconds. */
  private static final int STEPS = 5000;

  /** The row that the table has for that identifier. */
  public static Order stored(int id) {
    return new Order(id, id % CUSTOMERS, hash(id));
  }

  /**
   * No formula that a reader of rows could use in place of reading them: splitmix64's finalizer.
   */
  private static int hash(int id) {
    long mixed = id * 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return (int) Long.remainderUnsigned(mixed ^ mixed >>> 31, PRICES);
  }

  /** Computes a number from the price. */
  long check() {
    return Computation.run(Computation.start(price), STEPS);
  }

  /** What {@link #check} computes, found in another way. */
  long expectedCheck() {
    return Computation.skip(Computation.start(price), STEPS);
  }
}
