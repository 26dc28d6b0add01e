package dev.interleave.suites.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.services.database.Database;
import dev.interleave.suites.model.Batch;
import dev.interleave.suites.model.ExecutionModel;
import dev.interleave.suites.model.Model;
import dev.interleave.suites.workload.Mix;
import dev.interleave.suites.workload.Waits;
import dev.interleave.suites.workload.Workload;
import dev.interleave.suites.workload.Workloads;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transactions on one PostgreSQL, by every driver on the models that have a way of their own. */
class DatabaseWorkloadTest {
  private static final int UNITS = 12;
  private static final int CONNECTIONS = 3;

  private static Database database;

  @BeforeAll
  static void start() throws IOException {
    database = Database.open();
  }

  @AfterAll
  static void end() throws IOException {
    database.close();
  }

  /** Units of one transaction, on a client that is there. */
  private record Units(Transaction transaction, Client client) implements Workload {
    @Override
    public Profile profile() {
      return new Profile(transaction.lone, 0);
    }

    @Override
    public long run(int unit, long seed, Waits waits) throws Exception {
      return transaction.run(Mix.mix(seed, unit), client, waits);
    }

    @Override
    public long expected(int unit, long seed) {
      return transaction.expected(Mix.mix(seed, unit));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SEQUENTIAL, JDBC",
    "FIXED_POOL, JDBC",
    "FIXED_POOL, VERTX",
    "VIRTUAL_THREADS, JDBC",
    "VIRTUAL_THREADS, VERTX",
    "FORK_JOIN_BLOCKER, JDBC",
    "ASYNC_LOOP, VERTX",
    "ASYNC_LOOP, EXECUTOR",
    "ASYNC_LOOP, JDBC",
    "ASYNC_LOOPS, JDBC",
  })
  void everyTransactionIsAnsweredWhateverTheWayToTheDatabase(ExecutionModel kind, Driver driver)
      throws Exception {
    boolean onLoop = kind.family().equals("loop");
    try (Client client = driver.open(database.address(), CONNECTIONS, onLoop);
        Model model = kind.open("sleep", UNITS)) {
      for (Transaction transaction : Transaction.values()) {
        Client.Payments before = client.payments();
        var batch = new Batch(new Units(transaction, client), UNITS, 7);
        model.run(batch);
        assertThat(batch.checksum())
            .as(transaction.id)
            .isEqualTo(Batch.expectedChecksum(new Units(transaction, client), UNITS, 7));
        assertThat(client.payments().count() - before.count())
            .as(transaction.id)
            .isEqualTo(transaction == Transaction.INSERT ? 3 * UNITS : 0);
      }
    }
  }

  @Test
  void theWorkloadStartsAndEndsADatabaseOfItsOwnAndCountsWhatItPaid() throws Exception {
    Workload workload = Workloads.create("db-insert:pool=2");
    workload.open(UNITS);
    List<ProcessHandle> servers = workload.servers();
    assertThat(servers.size()).as("the starter and PostgreSQL").isGreaterThan(1);
    assertThat(workload.notes()).containsEntry("connections", "2").containsKey("database");
    try (Model model = ExecutionModel.ASYNC_LOOP.open("db-insert:pool=2", UNITS)) {
      var batch = new Batch(workload, UNITS, 3);
      model.run(batch);
      assertThat(batch.checksum()).isEqualTo(Batch.expectedChecksum(workload, UNITS, 3));
    }
    workload.close();
    for (ProcessHandle server : servers) {
      server.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void aDatabaseThatDiesIsSaidToHaveEnded() throws Exception {
    Workload workload = Workloads.create("db-point-query:driver=vertx;pool=1");
    workload.open(UNITS);
    try (Model model = ExecutionModel.VIRTUAL_THREADS.open("sleep", UNITS)) {
      model.run(new Batch(workload, UNITS, 0));
      List<ProcessHandle> all = workload.servers();
      List<ProcessHandle> servers = all.subList(1, all.size()); // Not its starter, which notices.
      servers.forEach(ProcessHandle::destroyForcibly);
      for (ProcessHandle server : servers) {
        server.onExit().get(30, TimeUnit.SECONDS);
      }
      for (int batch = 0; batch < 2; batch++) {
        assertThatThrownBy(() -> model.run(new Batch(workload, UNITS, 1)))
            .isInstanceOf(IOException.class)
            .hasMessageStartingWith("the server that units ask ended");
      }
    } finally {
      workload.close();
    }
  }

  @Test
  void processesAndOtherModelsThanLoopsAreToldWhyTheyDoNotRun() {
    assertThat(
            ExecutionModel.PROCESS_POOL.reasonNotToRun(
                Workloads.create("db-point-query").profile()))
        .contains("each process would start a server of its own");
    assertThat(
            ExecutionModel.FIXED_POOL.reasonNotToRun(
                Workloads.create("db-point-query:driver=executor").profile()))
        .contains("its client is of use on a loop alone");
  }
}
