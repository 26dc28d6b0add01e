package dev.interleave.suites.database;

import dev.interleave.services.database.Database;
import dev.interleave.suites.workload.Mix;
import dev.interleave.suites.workload.Parameters;
import dev.interleave.suites.workload.Waits;
import dev.interleave.suites.workload.Workload;
import dev.interleave.suites.workload.WorkloadFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Each unit asks a database in a process of its own for one {@link Transaction}. The pool has 10
 * connections unless {@code pool} says otherwise.
 */
public final class DatabaseWorkload implements Workload {
  private static final int USUAL_CONNECTIONS = 10;

  /** Until Vert.x's client is compiled, which takes longer than JDBC. */
  private static final Duration WARM_UP = Duration.ofSeconds(4);

  private final Transaction transaction;
  private final Driver driver;
  private final int connections;
  private final LongAdder payments = new LongAdder();
  private final LongAdder paid = new LongAdder();

  private @Nullable Database database;
  private volatile @Nullable Client client;

  private DatabaseWorkload(Transaction transaction, Driver driver, int connections) {
    this.transaction = transaction;
    this.driver = driver;
    this.connections = connections;
  }

  @Override
  public Profile profile() {
    Profile profile = new Profile(transaction.lone, 0).withMostWaits(connections);
    return driver == Driver.EXECUTOR
        ? profile.with(Trait.WITHOUT_LIMIT, Trait.ONE_PROCESS, Trait.LOOP_ONLY)
        : profile.with(Trait.WITHOUT_LIMIT, Trait.ONE_PROCESS);
  }

  @Override
  public Map<String, String> attributes() {
    return Map.of(
        "pool",
        Integer.toString(connections),
        "driver",
        driver.name().toLowerCase(Locale.ROOT),
        "usual",
        Boolean.toString(connections == USUAL_CONNECTIONS));
  }

  @Override
  public Duration warmUp() {
    return WARM_UP;
  }

  @Override
  public void open(int units) throws IOException {
    database = Database.open();
  }

  @Override
  public long run(int unit, long seed, Waits waits) throws Exception {
    long number = Mix.mix(seed, unit);
    Client connected = client;
    long answer = transaction.run(number, connected == null ? connect(waits) : connected, waits);
    if (transaction == Transaction.INSERT) {
      payments.add(Transaction.amounts(number).size());
      paid.add(answer);
    }
    return answer;
  }

  /** When the first unit runs, because only its model tells which client is the usual one. */
  private synchronized Client connect(Waits waits) {
    Client connected = client;
    if (connected == null) {
      Database running = database;
      if (running == null) {
        throw new IllegalStateException("open() comes before the first unit");
      }
      connected = driver.open(running.address(), connections, waits.onLoop());
      client = connected;
    }
    return connected;
  }

  @Override
  public long expected(int unit, long seed) {
    return transaction.expected(Mix.mix(seed, unit));
  }

  @Override
  public List<ProcessHandle> servers() {
    Database running = database;
    return running == null ? List.of() : running.processes();
  }

  @Override
  public Optional<BooleanSupplier> serverIsAlive() {
    return Optional.ofNullable(database).map(running -> running::isAlive);
  }

  @Override
  public Map<String, String> notes() {
    Database running = database;
    var notes = new TreeMap<String, String>();
    if (running != null) {
      notes.putAll(running.address().notes());
    }
    notes.put("connections", Integer.toString(connections));
    return notes;
  }

  /**
   * Ends client and database.
   *
   * @throws IllegalStateException if the database does not have just the payments that were made
   * @throws IOException if it ended before that was known
   */
  @Override
  public void close() throws IOException {
    Database started = database;
    Client connected = client;
    try {
      if (connected != null && started != null) {
        check(connected, started);
      }
    } finally {
      database = null;
      client = null;
      close(connected, started);
    }
  }

  private void check(Client connected, Database started) throws IOException {
    var made = new Client.Payments(payments.sum(), paid.sum());
    if (!started.isAlive()) {
      if (made.count() > 0) {
        throw new IOException("the database ended before it was known whether it has " + made);
      }
      return;
    }
    var stored = connected.payments();
    if (!stored.equals(made)) {
      throw new IllegalStateException(
          "wrong answer: the database has %s, but %s were made".formatted(stored, made));
    }
  }

  private static void close(@Nullable Client connected, @Nullable Database started)
      throws IOException {
    try {
      if (connected != null) {
        connected.close();
      }
    } finally {
      if (started != null) {
        started.close();
      }
    }
  }

  /** Makes workloads of one transaction; each has a class, because that is how they are found. */
  abstract static class Factory implements WorkloadFactory {
    private final Transaction transaction;

    Factory(Transaction transaction) {
      this.transaction = transaction;
    }

    @Override
    public String id() {
      return transaction.id;
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow("driver", "pool");
      String driver = parameters.word("driver", "usual", "jdbc", "executor", "vertx");
      int connections = (int) parameters.number("pool", USUAL_CONNECTIONS, 1, 200);
      return new DatabaseWorkload(
          transaction, Driver.valueOf(driver.toUpperCase(Locale.ROOT)), connections);
    }
  }

  /** {@code db-point-query}, {@code db-point-query:driver=jdbc;pool=20}. */
  public static final class PointQuery extends Factory {
    public PointQuery() {
      super(Transaction.POINT_QUERY);
    }
  }

  /** {@code db-insert}. */
  public static final class Insert extends Factory {
    public Insert() {
      super(Transaction.INSERT);
    }
  }

  /** {@code db-n-plus-one}. */
  public static final class NPlusOne extends Factory {
    public NPlusOne() {
      super(Transaction.N_PLUS_ONE);
    }
  }

  /** {@code db-slow-query}. */
  public static final class SlowQuery extends Factory {
    public SlowQuery() {
      super(Transaction.SLOW_QUERY);
    }
  }
}
