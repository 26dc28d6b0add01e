package dev.interleave.suites.database;

import dev.interleave.suites.workload.Waits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A database driver with a pool of connections. Each call takes a connection and gives it back, and
 * waits as the unit's model does.
 */
interface Client extends AutoCloseable {
  /** The price of an order. */
  int price(int order, Waits waits) throws Exception;

  /** The orders of a customer, in ascending order. */
  List<Integer> orders(int customer, Waits waits) throws Exception;

  /**
   * Adds payments of an order in one transaction.
   *
   * @return the sum of what the database says it has added
   */
  long pay(int order, List<Integer> amounts, Waits waits) throws Exception;

  /**
   * Has the server wait before it answers.
   *
   * @return the number, from the server
   */
  long echoAfter(Duration time, long number, Waits waits) throws Exception;

  /** The number of all payments, and their sum. Called when no unit runs. */
  Payments payments() throws IOException;

  @Override
  void close() throws IOException;

  /** All payments that the database has. */
  record Payments(long count, long sum) {}
}
