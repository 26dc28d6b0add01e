package dev.interleave.web.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.interleave.web.app.Order;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads orders by JDBC: the thread waits for a connection of the pool, and then for the answer.
 * PostgreSQL's driver prepares a statement on the server by its fifth use on a connection.
 */
public final class JdbcOrders implements AutoCloseable {
  private static final String QUERY =
      "SELECT id, customer, price FROM interleave_orders WHERE id = ?";

  private final HikariDataSource pool;

  private JdbcOrders(HikariDataSource pool) {
    this.pool = pool;
  }

  /**
   * Opens all connections.
   *
   * @throws IOException if the database does not have the orders; the message says why
   */
  public static JdbcOrders open(DatabaseSettings settings, int connections) throws IOException {
    var config = new HikariConfig();
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.passwordOrEmpty());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(connections);
    try {
      var orders = new JdbcOrders(new HikariDataSource(config));
      try {
        StoredOrders.requireFirst(settings, orders.find(1));
        return orders;
      } catch (IOException | SQLException failed) {
        orders.close();
        throw failed;
      }
    } catch (PoolInitializationException | SQLException failed) {
      throw StoredOrders.unusable(settings, failed);
    }
  }

  /** The order with that identifier; null if there is none. */
  public @Nullable Order find(int id) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement query = connection.prepareStatement(QUERY)) {
      query.setInt(1, id);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? new Order(rows.getInt(1), rows.getInt(2), rows.getInt(3)) : null;
      }
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
