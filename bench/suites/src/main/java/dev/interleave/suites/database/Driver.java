package dev.interleave.suites.database;

import dev.interleave.services.database.DatabaseAddress;

/** The ways to a database. */
enum Driver {
  /** What people take on the model: {@link #VERTX} on loops, {@link #JDBC} elsewhere. */
  USUAL,

  /**
   * JDBC on the unit's own thread; on a loop in the task itself, which suspends where it blocks.
   */
  JDBC,

  /** JDBC on the loop's executor. */
  EXECUTOR,

  /** Vert.x's client. */
  VERTX;

  /**
   * Connects.
   *
   * @param connections in the pool
   * @param onLoop whether units are tasks of a loop
   */
  Client open(DatabaseAddress address, int connections, boolean onLoop) {
    return switch (this) {
      case USUAL -> (onLoop ? VERTX : JDBC).open(address, connections, onLoop);
      case JDBC -> new JdbcClient(address, connections, onLoop);
      case EXECUTOR -> new JdbcClient(address, connections, false);
      case VERTX -> new VertxClient(address, connections);
    };
  }
}
