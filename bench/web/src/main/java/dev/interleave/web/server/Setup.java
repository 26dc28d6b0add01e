package dev.interleave.web.server;

import dev.interleave.web.database.DatabaseSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * What a server is started with.
 *
 * @param port to listen on; 0 for a free one
 * @param threads as many as its kind asks for; see {@link ServerKind#threads}
 * @param connections to the database, at most
 * @param database null for none
 */
public record Setup(int port, int threads, int connections, @Nullable DatabaseSettings database) {
  static final String LOOPBACK = "127.0.0.1";

  /** Connections that the system holds while the server is too busy to accept them. */
  static final int BACKLOG = 1024;

  /** Where to listen. */
  InetSocketAddress address() {
    try {
      return new InetSocketAddress(
          InetAddress.getByAddress(LOOPBACK, new byte[] {127, 0, 0, 1}), port);
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
