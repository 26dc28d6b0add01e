package dev.interleave.suites.database;

import static dev.interleave.loop.Asyncio.await;
import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.interleave.loop.Asyncio;
import dev.interleave.loop.Coroutine;
import dev.interleave.services.database.Database;
import dev.interleave.services.database.DatabaseAddress;
import dev.interleave.services.database.Orders;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Java of the section on databases of {@code docs/asyncio-in-java.md}. */
@Timeout(60)
class DatabasesInJavaTest {
  private final List<String> printed = new ArrayList<>();

  private void println(Object line) {
    printed.add(String.valueOf(line));
  }

  // tag::databases
  static int price(DataSource jdbc, int order) throws SQLException {
    try (Connection connection = jdbc.getConnection();
        PreparedStatement query =
            connection.prepareStatement("SELECT price FROM interleave_orders WHERE id = ?")) {
      query.setInt(1, order);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  static int price(Pool vertx, int order) {
    return await(
            vertx
                .preparedQuery("SELECT price FROM interleave_orders WHERE id = $1")
                .execute(Tuple.of(order))
                .toCompletionStage())
        .iterator()
        .next()
        .getInteger(0);
  }

  // end::databases

  @Test
  void databases() throws Exception {
    try (Database database = Database.open()) {
      DatabaseAddress address = database.address();
      try (HikariDataSource jdbc = jdbc(address)) {
        Vertx runtime = Vertx.vertx();
        Pool vertx = vertx(runtime, address);
        // tag::databases
        Asyncio.run(
            () -> {
              // A client that needs no thread for a query: its future is awaited.
              List<Coroutine<Integer>> queries = new ArrayList<>();
              for (int order = 1; order <= 100; order++) {
                int id = order;
                queries.add(() -> price(vertx, id));
              }
              List<Integer> prices = gather(queries).await();
              println(prices.size());

              // JDBC blocks, so a thread of the executor calls it ...
              int one = toThread(() -> price(jdbc, 7));
              // ... or the task itself: on virtual threads its socket suspends it, not the loop.
              int same = price(jdbc, 7);
              println(one == same && same == prices.get(6));

              // A transaction: all of it, or nothing.
              await(
                  vertx
                      .withTransaction(
                          connection ->
                              connection
                                  .preparedQuery(
                                      "INSERT INTO interleave_payments (order_id, amount) VALUES ($1, $2)")
                                  .execute(Tuple.of(7, one)))
                      .toCompletionStage());
            });
        // end::databases
        vertx.close().toCompletionStage().toCompletableFuture().get();
        runtime.close().toCompletionStage().toCompletableFuture().get();
        assertThat(payments(jdbc)).isEqualTo(Orders.price(7));
      }
    }
    assertThat(printed).containsExactly("100", "true");
  }

  private static HikariDataSource jdbc(DatabaseAddress address) {
    var config = new HikariConfig();
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setMaximumPoolSize(2);
    return new HikariDataSource(config);
  }

  private static Pool vertx(Vertx vertx, DatabaseAddress address) {
    return PgBuilder.pool()
        .with(new PoolOptions().setMaxSize(4))
        .connectingTo(
            new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.name())
                .setUser(address.user()))
        .using(vertx)
        .build();
  }

  private static long payments(DataSource jdbc) throws SQLException {
    try (Connection connection = jdbc.getConnection();
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery("SELECT sum(amount) FROM interleave_payments")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
