package dev.interleave.web.database;

import dev.interleave.web.app.Order;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Whether a database has the orders that answers are checked against. */
final class StoredOrders {
  private StoredOrders() {}

  /**
   * Checks the order with the identifier 1.
   *
   * @throws IOException if it is another one, or none
   */
  static void requireFirst(DatabaseSettings settings, @Nullable Order first) throws IOException {
    Order expected = Order.stored(1);
    if (!expected.equals(first)) {
      throw new IOException(
          "the first order in %s must be %s, and is %s; DatabaseMain makes the table as it should be"
              .formatted(settings, expected, first));
    }
  }

  static IOException unusable(DatabaseSettings settings, Throwable failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    return new IOException(
        "the database at %s can't be used: %s; start DatabaseMain and give what it prints"
            .formatted(settings, cause.getMessage()),
        failed);
  }
}
