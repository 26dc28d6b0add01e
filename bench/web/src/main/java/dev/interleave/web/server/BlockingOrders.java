package dev.interleave.web.server;

import dev.interleave.web.app.DirectApplication;
import dev.interleave.web.database.DatabaseSettings;
import dev.interleave.web.database.JdbcOrders;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the application has on threads, which block: {@code Thread.sleep} and JDBC. */
final class BlockingOrders implements AutoCloseable {
  private final @Nullable JdbcOrders orders;

  private BlockingOrders(@Nullable JdbcOrders orders) {
    this.orders = orders;
  }

  static BlockingOrders open(Setup setup) throws IOException {
    DatabaseSettings database = setup.database();
    return new BlockingOrders(
        database == null ? null : JdbcOrders.open(database, setup.connections()));
  }

  DirectApplication application() {
    return new DirectApplication(Thread::sleep, orders == null ? null : orders::find);
  }

  @Override
  public void close() {
    if (orders != null) {
      orders.close();
    }
  }
}
