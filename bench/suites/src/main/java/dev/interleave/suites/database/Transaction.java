package dev.interleave.suites.database;

import dev.interleave.services.database.Orders;
import dev.interleave.suites.workload.Mix;
import dev.interleave.suites.workload.Waits;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** What units ask a database for, and the answers, which derive from the rows and not from it. */
enum Transaction {
  /** One row by its key. */
  POINT_QUERY("db-point-query", Duration.ofNanos(200_000)) {
    @Override
    long run(long number, Client client, Waits waits) throws Exception {
      return client.price(order(number), waits);
    }

    @Override
    long expected(long number) {
      return Orders.price(order(number));
    }
  },

  /** A transaction that adds three rows, and is on the disk when it ends. */
  INSERT("db-insert", Duration.ofMillis(3)) {
    @Override
    long run(long number, Client client, Waits waits) throws Exception {
      return client.pay(order(number), amounts(number), waits);
    }

    @Override
    long expected(long number) {
      return amounts(number).stream().mapToLong(Integer::longValue).sum();
    }
  },

  /** The orders of a customer, and then each order by itself: eleven queries, one after another. */
  N_PLUS_ONE("db-n-plus-one", Duration.ofMillis(2)) {
    @Override
    long run(long number, Client client, Waits waits) throws Exception {
      long sum = 0;
      for (int order : client.orders(customer(number), waits)) {
        sum = sum * 31 + client.price(order, waits);
      }
      return sum;
    }

    @Override
    long expected(long number) {
      return Orders.of(customer(number)).mapToLong(Orders::price).reduce(0, (a, b) -> a * 31 + b);
    }
  },

  /** A query that the server takes 20 ms for, without computing. */
  SLOW_QUERY("db-slow-query", Duration.ofMillis(20)) {
    @Override
    long run(long number, Client client, Waits waits) throws Exception {
      return client.echoAfter(Duration.ofMillis(20), number, waits);
    }

    @Override
    long expected(long number) {
      return number;
    }
  };

  private static final int PAYMENTS = 3;

  final String id;
  final Duration lone;

  Transaction(String id, Duration lone) {
    this.id = id;
    this.lone = lone;
  }

  /**
   * Asks.
   *
   * @param number of the unit, which all that it asks for derives from
   */
  abstract long run(long number, Client client, Waits waits) throws Exception;

  abstract long expected(long number);

  static int order(long number) {
    return 1 + (int) Long.remainderUnsigned(number, Orders.ORDERS);
  }

  private static int customer(long number) {
    return (int) Long.remainderUnsigned(number, Orders.CUSTOMERS);
  }

  static List<Integer> amounts(long number) {
    return IntStream.range(0, PAYMENTS)
        .map(payment -> (int) Long.remainderUnsigned(Mix.mix(number, payment), 1000))
        .boxed()
        .toList();
  }
}
