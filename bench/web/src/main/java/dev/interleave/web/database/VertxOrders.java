package dev.interleave.web.database;

import dev.interleave.web.app.Order;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Reads orders by Vert.x's client of PostgreSQL: nothing waits but futures. It prepares its
 * statement on the server once for each connection.
 */
public final class VertxOrders implements AutoCloseable {
  private static final String QUERY =
      "SELECT id, customer, price FROM interleave_orders WHERE id = $1";
  private static final int SECONDS_TO_OPEN = 30;

  private final Pool pool;
  private final @Nullable Vertx own;

  private VertxOrders(Pool pool, @Nullable Vertx own) {
    this.pool = pool;
    this.own = own;
  }

  /**
   * For servers that run on {@code vertx}: who asks on one of its event loops is answered there.
   *
   * @throws IOException if the database does not have the orders; the message says why
   */
  public static VertxOrders open(Vertx vertx, DatabaseSettings settings, int connections)
      throws IOException {
    return checked(new VertxOrders(pool(vertx, settings, connections), null), settings);
  }

  /**
   * For other servers: an event loop of Vert.x's, beside theirs, talks to the database.
   *
   * @throws IOException if the database does not have the orders; the message says why
   */
  public static VertxOrders open(DatabaseSettings settings, int connections) throws IOException {
    Vertx vertx = VertxInstances.start(1);
    return checked(new VertxOrders(pool(vertx, settings, connections), vertx), settings);
  }

  private static Pool pool(Vertx vertx, DatabaseSettings settings, int connections) {
    var options =
        new PgConnectOptions()
            .setHost(settings.host())
            .setPort(settings.port())
            .setDatabase(settings.name())
            .setUser(settings.user())
            .setPassword(settings.passwordOrEmpty())
            .setCachePreparedStatements(true);
    return PgBuilder.pool()
        .with(new PoolOptions().setMaxSize(connections))
        .connectingTo(options)
        .using(vertx)
        .build();
  }

  private static VertxOrders checked(VertxOrders orders, DatabaseSettings settings)
      throws IOException {
    @Nullable Order first;
    try {
      first = VertxInstances.<@Nullable Order>await(orders.read(1), SECONDS_TO_OPEN);
    } catch (IOException failed) {
      orders.close();
      throw StoredOrders.unusable(settings, failed);
    }
    try {
      StoredOrders.requireFirst(settings, first);
      return orders;
    } catch (IOException wrong) {
      orders.close();
      throw wrong;
    }
  }

  /**
   * The order with that identifier; null if there is none. The stage ends on the event loop of who
   * asks, if that is one of Vert.x's.
   */
  public CompletionStage<@Nullable Order> find(int id) {
    return read(id).toCompletionStage();
  }

  private Future<@Nullable Order> read(int id) {
    return pool.preparedQuery(QUERY).execute(Tuple.of(id)).map(VertxOrders::first);
  }

  private static @Nullable Order first(RowSet<Row> rows) {
    RowIterator<Row> iterator = rows.iterator();
    if (!iterator.hasNext()) {
      return null;
    }
    Row row = iterator.next();
    return new Order(row.getInteger(0), row.getInteger(1), row.getInteger(2));
  }

  @Override
  public void close() {
    pool.close();
    if (own != null) {
      VertxInstances.close(own);
    }
  }
}
