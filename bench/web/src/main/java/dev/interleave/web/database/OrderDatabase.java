package dev.interleave.web.database;

import dev.interleave.web.app.Order;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A database with the table {@code interleave_orders}: a PostgreSQL of its own, with its data in a
 * temporary folder, or one that runs already and gets that table for as long as this is open.
 */
public final class OrderDatabase implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String POSTGRES = "postgres";

  /** More than all pools of a comparison have together. */
  private static final int MOST_CONNECTIONS = 300;

  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final int BATCH = 1000;

  private final DatabaseSettings settings;
  private final @Nullable EmbeddedPostgres own;

  private OrderDatabase(DatabaseSettings settings, @Nullable EmbeddedPostgres own) {
    this.settings = settings;
    this.own = own;
  }

  /**
   * Opens the database that the environment names, or starts one, and fills the table.
   *
   * @throws IllegalArgumentException if the environment is wrong
   * @throws IOException if there is no database to be had; the message says why
   */
  public static OrderDatabase open(Map<String, String> environment) throws IOException {
    Optional<DatabaseSettings> external = ExternalDatabase.of(environment);
    OrderDatabase database =
        external.isPresent() ? new OrderDatabase(external.get(), null) : started();
    try (Connection connection = database.connect()) {
      fill(connection);
      return database;
    } catch (SQLException failed) {
      if (database.own != null) {
        database.own.close();
      }
      throw new IOException(
          "the table interleave_orders can't be made in %s: %s; check the server, or unset %s to have one started"
              .formatted(database.settings, failed.getMessage(), ExternalDatabase.URL),
          failed);
    }
  }

  private static OrderDatabase started() throws IOException {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", Integer.toString(MOST_CONNECTIONS))
              .setServerConfig("listen_addresses", LOOPBACK)
              .setLocaleConfig("locale", "C")
              .setPGStartupWait(LONGEST_START)
              .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
              .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new OrderDatabase(
          new DatabaseSettings(LOOPBACK, postgres.getPort(), POSTGRES, POSTGRES, null), postgres);
    } catch (IOException | RuntimeException failed) {
      throw new IOException(
          "PostgreSQL did not start: %s; set %s to use one that runs already"
              .formatted(failed.getMessage(), ExternalDatabase.URL),
          failed);
    }
  }

  /** Where it is. */
  public DatabaseSettings settings() {
    return settings;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(settings.url(), settings.user(), settings.passwordOrEmpty());
  }

  private static void fill(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS interleave_orders");
      statement.execute(
          "CREATE TABLE interleave_orders"
              + " (id int PRIMARY KEY, customer int NOT NULL, price int NOT NULL)");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO interleave_orders VALUES (?, ?, ?)")) {
      for (int id = 1; id <= Order.COUNT; id++) {
        Order order = Order.stored(id);
        insert.setInt(1, order.id());
        insert.setInt(2, order.customer());
        insert.setInt(3, order.price());
        insert.addBatch();
        if (id % BATCH == 0) {
          insert.executeBatch();
        }
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE interleave_orders");
    }
  }

  /** Ends the database, and removes its data; from one that was there before, the table. */
  @Override
  public void close() throws IOException {
    if (own != null) {
      own.close();
      return;
    }
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS interleave_orders");
    } catch (SQLException failed) {
      throw new IOException(
          "the table interleave_orders is left in %s: %s".formatted(settings, failed.getMessage()),
          failed);
    }
  }
}
