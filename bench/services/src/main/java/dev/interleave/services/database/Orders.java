package dev.interleave.services.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;

/** The tables, and what is in them: 10 000 orders of 1000 customers, and payments to be added. */
public final class Orders {
  /** Identifiers go from 1 to this. */
  public static final int ORDERS = 10_000;

  /** Customers go from 0 to below this, and each has as many orders. */
  public static final int CUSTOMERS = 1000;

  private static final int BATCH = 1000;

  private Orders() {}

  /**
   * The price of an order, 0 to 99 999: a hash of its identifier, so that no formula guesses it.
   */
  public static int price(int id) {
    long hash = id * 0x9e3779b97f4a7c15L;
    hash ^= hash >>> 32;
    hash *= 0xd6e8feb86659fd93L;
    return (int) Long.remainderUnsigned(hash ^ hash >>> 32, 100_000);
  }

  /** Who placed an order. */
  public static int customer(int id) {
    return id % CUSTOMERS;
  }

  /** The orders of a customer, in their order. */
  public static IntStream of(int customer) {
    return IntStream.rangeClosed(1, ORDERS).filter(id -> customer(id) == customer);
  }

  /** Makes the tables anew and fills them. */
  static void create(Connection connection) throws SQLException {
    drop(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE interleave_orders"
              + " (id int PRIMARY KEY, customer int NOT NULL, price int NOT NULL)");
      statement.execute(
          "CREATE TABLE interleave_payments (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
              + " order_id int NOT NULL, amount int NOT NULL)");
    }
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO interleave_orders VALUES (?, ?, ?)")) {
      for (int id = 1; id <= ORDERS; id++) {
        insert.setInt(1, id);
        insert.setInt(2, customer(id));
        insert.setInt(3, price(id));
        insert.addBatch();
        if (id % BATCH == 0) {
          insert.executeBatch();
        }
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE INDEX interleave_customers ON interleave_orders (customer)");
      statement.execute("ANALYZE");
    }
  }

  static void drop(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS interleave_payments");
      statement.execute("DROP TABLE IF EXISTS interleave_orders");
    }
  }
}
