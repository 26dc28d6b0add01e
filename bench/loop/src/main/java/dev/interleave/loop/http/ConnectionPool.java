package dev.interleave.loop.http;

import static dev.interleave.loop.Asyncio.timeout;

import dev.interleave.loop.EventLoop;
import dev.interleave.loop.Semaphore;
import dev.interleave.loop.stream.Protocol;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The connections to one origin. The one that was used last is used next, so that those that are
 * not needed any more get old and go.
 */
final class ConnectionPool {
  private final EventLoop loop;
  private final Origin origin;
  private final ClientSettings settings;
  private final Connector connector;
  private final Duration connectTimeout;
  private final Consumer<ConnectionPool> whenUnused;

  private final Semaphore slots;
  private final Deque<ClientConnection> idle = new ArrayDeque<>();
  private final Set<ClientConnection> inUse = new LinkedHashSet<>();

  private final int most;

  /** How many slots are held, be it to connect. */
  private int held;

  /** How many exchanges have not got to an answer yet. */
  private int beginning;

  private boolean closed;

  /** Makes connections. */
  interface Connector {
    void connect(Supplier<? extends Protocol> protocol, String host, int port) throws IOException;
  }

  ConnectionPool(
      EventLoop loop,
      Origin origin,
      HttpClientOptions options,
      ClientSettings settings,
      Connector connector,
      Consumer<ConnectionPool> whenUnused) {
    this.loop = loop;
    this.origin = origin;
    this.settings = settings;
    this.connector = connector;
    this.whenUnused = whenUnused;
    connectTimeout = options.connectTimeout();
    most = options.mostConnections();
    slots = new Semaphore(most);
  }

  /** Sends a request and awaits the answer's head; a second time if a kept connection was stale. */
  HttpClientResponse exchange(HttpClientRequest request) throws IOException, ContentException {
    beginning++;
    try {
      return exchangeOnAny(request);
    } finally {
      beginning--;
      tellIfUnused();
    }
  }

  private HttpClientResponse exchangeOnAny(HttpClientRequest request)
      throws IOException, ContentException {
    acquire();
    ClientConnection kept = idle.pollLast();
    if (kept == null) {
      return connect().exchange(request);
    }
    kept.wake();
    inUse.add(kept);
    try {
      return kept.exchange(request);
    } catch (StaleException stale) {
      if (!request.isRepeatable()) {
        throw stale;
      }
    }
    closeIdle(); // They are no younger.
    acquire();
    return connect().exchange(request);
  }

  private void acquire() {
    slots.acquire();
    held++;
    if (closed) {
      release();
      requireOpen();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The client was closed before the request was sent");
    }
  }

  private void release() {
    held--;
    slots.release();
  }

  private ClientConnection connect() throws IOException {
    if (held + idle.size() > most) { // As after a second try.
      idle.getFirst().abandon();
    }
    ClientConnection connection = new ClientConnection(loop, origin, settings, this);
    inUse.add(connection);
    boolean connected = false;
    try {
      timeout(connectTimeout)
          .run(() -> connector.connect(connection::wire, origin.host(), origin.port()));
      requireOpen();
      connected = true;
      return connection;
    } catch (TimeoutException tooSlow) {
      SocketTimeoutException named =
          new SocketTimeoutException(
              "Cannot connect to %s within %s"
                  .formatted(origin, Deadline.shown(Deadline.seconds(connectTimeout))));
      named.initCause(tooSlow);
      throw named;
    } finally {
      if (!connected) {
        connection.abandon();
      }
    }
  }

  // ---- What connections report ----

  /** An exchange ended, and the connection is good for others. */
  void free(ClientConnection connection) {
    inUse.remove(connection);
    idle.addLast(connection);
    connection.rest();
    release();
  }

  /** A connection is closed. */
  void gone(ClientConnection connection) {
    if (inUse.remove(connection)) {
      release();
    } else {
      idle.remove(connection);
    }
    tellIfUnused();
  }

  private void tellIfUnused() {
    if (beginning == 0 && size() == 0) {
      whenUnused.accept(this);
    }
  }

  /** How many connections there are. */
  int size() {
    return inUse.size() + idle.size();
  }

  private void closeIdle() {
    List.copyOf(idle).forEach(ClientConnection::abandon);
  }

  /** Closes all connections: exchanges under way fail, and so do those that wait for a turn. */
  void close() {
    closed = true;
    closeIdle();
    List.copyOf(inUse).forEach(ClientConnection::abandon);
  }
}
