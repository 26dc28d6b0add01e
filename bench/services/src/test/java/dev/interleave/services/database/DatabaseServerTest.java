package dev.interleave.services.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DatabaseServerTest {
  private static void checkOrders(DatabaseAddress address) throws SQLException {
    try (Connection connection = DriverManager.getConnection(address.url(), address.user(), "");
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT count(*), sum(price), max(customer) FROM interleave_orders");
        ResultSet rows = query.executeQuery()) {
      rows.next();
      long prices = 0;
      for (int id = 1; id <= Orders.ORDERS; id++) {
        prices += Orders.price(id);
      }
      assertThat(rows.getInt(1)).isEqualTo(Orders.ORDERS);
      assertThat(rows.getLong(2)).isEqualTo(prices);
      assertThat(rows.getInt(3)).isEqualTo(Orders.CUSTOMERS - 1);
    }
  }

  @Test
  void postgresRunsInProcessesOfItsOwnThatEndWithIt() throws Exception {
    List<ProcessHandle> processes;
    try (Database database = Database.open()) {
      assertThat(database.address().product()).startsWith("PostgreSQL ");
      assertThat(database.address().remark()).isEmpty();
      checkOrders(database.address());
      processes = database.processes();
      assertThat(processes.size()).isGreaterThan(2);
    }
    // Who is init may take a moment to notice that they ended.
    for (ProcessHandle process : processes) {
      process.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void whereItCantStartThereIsH2AndItSaysSo() throws IOException, SQLException {
    DatabaseAddress address = DatabaseServer.startH2("in place of PostgreSQL");
    try (Connection connection = DriverManager.getConnection(address.url(), "sa", "")) {
      Orders.create(connection);
      try (ResultSet rows =
          connection.createStatement().executeQuery("SELECT pg_sleep(0), CAST(5 AS bigint)")) {
        rows.next();
        assertThat(rows.getLong(2)).isEqualTo(5);
      }
    }
    checkOrders(address);
    assertThat(address.isPostgres()).isFalse();
    assertThat(address.notes())
        .containsEntry("database", address.product() + ", in place of PostgreSQL");
  }

  @Test
  void oneThatDoesNotAnswerIsSaidWithoutThePassword() throws IOException {
    int nobody;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = free.getLocalPort();
    }
    var external = new ExternalDatabase("127.0.0.1", nobody, "shop", "me", "hunter2");
    assertThatThrownBy(() -> DatabaseServer.prepare(external))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the database at jdbc:postgresql://127.0.0.1:%d/shop", nobody)
        .hasMessageContaining("unset the first to have a server started")
        .message()
        .doesNotContain("hunter2");
  }

  @Test
  void everyCustomerHasAsManyOrders() {
    for (int customer = 0; customer < Orders.CUSTOMERS; customer += 111) {
      assertThat(Orders.of(customer)).hasSize(Orders.ORDERS / Orders.CUSTOMERS);
    }
  }
}
