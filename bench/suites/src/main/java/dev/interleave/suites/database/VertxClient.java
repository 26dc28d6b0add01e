package dev.interleave.suites.database;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.interleave.services.database.DatabaseAddress;
import dev.interleave.suites.workload.Waits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Vert.x's client of PostgreSQL, which has no need of a thread for each call: its own threads, as
 * many as Vert.x makes them, do the talking, and the unit waits for a future.
 */
final class VertxClient implements Client {
  private static final int SECONDS_TO_END = 10;

  /** Its threads must not keep a JVM whose units failed from ending. */
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setUseDaemonThread(true));

  private final Pool pool;

  /**
   * @throws IllegalArgumentException if the database is not PostgreSQL
   */
  VertxClient(DatabaseAddress address, int connections) {
    if (!address.isPostgres()) {
      throw new IllegalArgumentException(
          "not run: Vert.x's client speaks to PostgreSQL alone, and this is " + address.product());
    }
    var options =
        new PgConnectOptions()
            .setHost(address.host())
            .setPort(address.port())
            .setDatabase(address.name())
            .setUser(address.user())
            .setPassword(Objects.requireNonNullElse(address.password(), ""))
            .setCachePreparedStatements(true);
    pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(connections))
            .connectingTo(options)
            .using(vertx)
            .build();
  }

  private static Future<RowSet<Row>> query(SqlClient client, String sql, Tuple arguments) {
    return client.preparedQuery(sql).execute(arguments);
  }

  @Override
  public int price(int order, Waits waits) throws Exception {
    return waits
        .await(
            query(pool, "SELECT price FROM interleave_orders WHERE id = $1", Tuple.of(order))
                .toCompletionStage())
        .iterator()
        .next()
        .getInteger(0);
  }

  @Override
  public List<Integer> orders(int customer, Waits waits) throws Exception {
    RowSet<Row> rows =
        waits.await(
            query(
                    pool,
                    "SELECT id FROM interleave_orders WHERE customer = $1 ORDER BY id",
                    Tuple.of(customer))
                .toCompletionStage());
    List<Integer> orders = new ArrayList<>(rows.size());
    rows.forEach(row -> orders.add(row.getInteger(0)));
    return orders;
  }

  @Override
  public long pay(int order, List<Integer> amounts, Waits waits) throws Exception {
    return waits.await(
        pool.withTransaction(
                connection -> {
                  Future<Long> sum = Future.succeededFuture(0L);
                  for (int amount : amounts) {
                    sum =
                        sum.compose(
                            before ->
                                query(
                                        connection,
                                        "INSERT INTO interleave_payments (order_id, amount)"
                                            + " VALUES ($1, $2) RETURNING amount",
                                        Tuple.of(order, amount))
                                    .map(rows -> before + rows.iterator().next().getInteger(0)));
                  }
                  return sum;
                })
            .map(sum -> Objects.requireNonNull(sum))
            .toCompletionStage());
  }

  @Override
  public long echoAfter(Duration time, long number, Waits waits) throws Exception {
    return waits
        .await(
            query(
                    pool,
                    "SELECT $2::bigint FROM pg_sleep($1)",
                    Tuple.of(time.toNanos() / 1e9, number))
                .toCompletionStage())
        .iterator()
        .next()
        .getLong(0);
  }

  @Override
  public Payments payments() throws IOException {
    return ended(
        query(
                pool,
                "SELECT count(*), coalesce(sum(amount), 0)::bigint FROM interleave_payments",
                Tuple.tuple())
            .map(rows -> rows.iterator().next())
            .map(row -> new Payments(row.getLong(0), row.getLong(1))));
  }

  @Override
  public void close() throws IOException {
    // Each from here: a future of an event loop does not outlive that loop.
    ended(pool.close().map(closed -> true));
    ended(vertx.close().map(closed -> true));
  }

  private static <T> T ended(Future<T> future) throws IOException {
    try {
      return future.toCompletionStage().toCompletableFuture().get(SECONDS_TO_END, SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
