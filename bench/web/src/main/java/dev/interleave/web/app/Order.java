package dev.interleave.web.app;

import dev.interleave.services.database.Orders;
import java.time.Duration;

/** A row of the table {@code interleave_orders}: what a customer ordered, and its price. */
public record Order(int id, int customer, int price) {
  /** Identifiers go from 1 to this, without gaps. */
  public static final int COUNT = Orders.ORDERS;

  /** What an answer waits for, besides the database: another service, say. */
  static final Duration PAUSE = Duration.ofMillis(2);

  /** How much is computed for an order; 20 to 30 microseconds. */
  private static final int STEPS = 5000;

  /** The row that the table has for that identifier. */
  public static Order stored(int id) {
    return new Order(id, Orders.customer(id), Orders.price(id));
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
