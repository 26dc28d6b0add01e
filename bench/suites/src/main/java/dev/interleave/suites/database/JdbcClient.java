package dev.interleave.suites.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.interleave.services.database.DatabaseAddress;
import dev.interleave.suites.workload.Waits;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** JDBC with HikariCP's pool. */
final class JdbcClient implements Client {
  private static final int MILLIS_TO_GET_A_CONNECTION = 30_000;

  private final HikariDataSource pool;
  private final boolean inPlace;

  /**
   * @param connections in the pool, all opened at once
   * @param inPlace whether calls are made on a unit's own thread or task, whatever the model
   */
  JdbcClient(DatabaseAddress address, int connections, boolean inPlace) {
    var config = new HikariConfig();
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(Objects.requireNonNullElse(address.password(), ""));
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(MILLIS_TO_GET_A_CONNECTION);
    this.pool = new HikariDataSource(config);
    this.inPlace = inPlace;
  }

  /** Work on a connection. */
  @FunctionalInterface
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T call(Waits waits, Work<T> work) throws Exception {
    Callable<T> call =
        () -> {
          try (Connection connection = pool.getConnection()) {
            return work.on(connection);
          }
        };
    return inPlace ? call.call() : waits.blocking(call);
  }

  @Override
  public int price(int order, Waits waits) throws Exception {
    return call(
        waits,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement("SELECT price FROM interleave_orders WHERE id = ?")) {
            query.setInt(1, order);
            return (int) one(query);
          }
        });
  }

  @Override
  public List<Integer> orders(int customer, Waits waits) throws Exception {
    return call(
        waits,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT id FROM interleave_orders WHERE customer = ? ORDER BY id")) {
            query.setInt(1, customer);
            List<Integer> orders = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                orders.add(rows.getInt(1));
              }
            }
            return orders;
          }
        });
  }

  @Override
  public long pay(int order, List<Integer> amounts, Waits waits) throws Exception {
    return call(
        waits,
        connection -> {
          connection.setAutoCommit(false);
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO interleave_payments (order_id, amount) VALUES (?, ?)",
                  new String[] {"amount"})) {
            long sum = 0;
            for (int amount : amounts) {
              insert.setInt(1, order);
              insert.setInt(2, amount);
              insert.executeUpdate();
              try (ResultSet added = insert.getGeneratedKeys()) {
                added.next();
                sum += added.getLong(1);
              }
            }
            connection.commit();
            return sum;
          } catch (SQLException failed) {
            connection.rollback();
            throw failed;
          } finally {
            connection.setAutoCommit(true);
          }
        });
  }

  @Override
  public long echoAfter(Duration time, long number, Waits waits) throws Exception {
    return call(
        waits,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement("SELECT pg_sleep(?), CAST(? AS bigint)")) {
            query.setDouble(1, time.toNanos() / 1e9);
            query.setLong(2, number);
            try (ResultSet rows = query.executeQuery()) {
              rows.next();
              return rows.getLong(2);
            }
          }
        });
  }

  @Override
  public Payments payments() throws IOException {
    try (Connection connection = pool.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT count(*), coalesce(sum(amount), 0) FROM interleave_payments");
        ResultSet rows = query.executeQuery()) {
      rows.next();
      return new Payments(rows.getLong(1), rows.getLong(2));
    } catch (SQLException failed) {
      throw new IOException(failed);
    }
  }

  private static long one(PreparedStatement query) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      if (!rows.next()) {
        throw new SQLException("no row");
      }
      return rows.getLong(1);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
