package dev.interleave.services.database;

import java.util.concurrent.TimeUnit;

/** What H2 lacks of PostgreSQL. */
public final class H2Functions {
  private H2Functions() {}

  /** {@code pg_sleep}: waits so many seconds. */
  public static int sleep(double seconds) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.round(seconds * 1e9));
    return 0;
  }
}
