package dev.interleave.loop.http;

import dev.interleave.loop.Asyncio;
import dev.interleave.loop.Coroutine;
import dev.interleave.loop.EventLoop;
import dev.interleave.loop.ExceptionContext;
import dev.interleave.loop.ReturnWhen;
import dev.interleave.loop.Task;
import dev.interleave.loop.stream.Network;
import dev.interleave.loop.stream.Protocol;
import dev.interleave.loop.stream.Server;
import dev.interleave.loop.stream.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves HTTP/1.1 and HTTP/1.0 from the start until it is closed. aiohttp: an {@code AppRunner} and
 * its sites.
 *
 * <pre>{@code
 * try (HttpServer server = HttpServer.start(request -> HttpResponse.text("hello"), null, 8080)) {
 *   ...
 * }
 * }</pre>
 *
 * <p>What is malformed gets a 400 and ends its connection, and so does whatever could be read in
 * two ways. A connection more than {@link HttpServerOptions#mostConnections} gets a 503 and ends.
 */
public final class HttpServer implements AutoCloseable {
  /** How many connections that are refused may take their time to read so. */
  private static final int MOST_REFUSALS = 100;

  /** How long tasks that were cancelled have to end. */
  private static final Duration CLEAN_UP = Duration.ofSeconds(1);

  private final EventLoop loop;
  private final ServerSettings settings;
  private final HttpServerOptions options;
  private final Server listener;
  private final Map<Task<?>, ServerConnection> connections = new LinkedHashMap<>();
  private int refusals;
  private boolean closing;

  /** Makes the part that accepts connections. */
  private interface Listening {
    Server start(Supplier<Protocol> protocols) throws IOException;
  }

  private HttpServer(HttpHandler handler, HttpServerOptions options, Listening listening)
      throws IOException {
    this.options = options;
    loop = Asyncio.runningLoop();
    settings = ServerSettings.of(handler, options);
    listener = listening.start(() -> new ServerConnection(loop, this, settings).wire());
  }

  /** Starts one with {@link HttpServerOptions#DEFAULTS}; see the other overload. */
  public static HttpServer start(HttpHandler handler, @Nullable String host, int port)
      throws IOException {
    return start(handler, host, port, HttpServerOptions.DEFAULTS);
  }

  /**
   * Starts one on the running loop.
   *
   * @param host a name or an address; null for all of this machine
   * @param port the port; 0 for any that is free, see {@link #port}
   * @throws IOException if the address cannot be had; names the host and the port
   */
  public static HttpServer start(
      HttpHandler handler, @Nullable String host, int port, HttpServerOptions options)
      throws IOException {
    return new HttpServer(
        handler,
        options,
        protocols -> Network.createServer(protocols, host, port, options.backlog()));
  }

  /** As {@link #start(HttpHandler, String, int, HttpServerOptions)}, on a Unix-domain socket. */
  public static HttpServer startUnix(HttpHandler handler, Path path, HttpServerOptions options)
      throws IOException {
    return new HttpServer(
        handler,
        options,
        protocols -> Network.createUnixServer(protocols, path, options.backlog()));
  }

  // ---- Connections ----

  /** A connection is there: it is served, or refused. */
  void opened(ServerConnection connection) {
    if (closing) {
      connection.wire().abort();
    } else if (connections.size() >= options.mostConnections()) {
      Transport transport = connection.wire().transport();
      boolean atOnce = refusals >= MOST_REFUSALS;
      refusals++;
      Refusal.begin(loop, transport, atOnce, () -> refusals--);
    } else {
      Task<?> task = loop.createTask(Coroutine.of(connection::serve));
      connections.put(task, connection);
      task.addDoneCallback(done -> ended(task, connection));
    }
  }

  private void ended(Task<?> task, ServerConnection connection) {
    connections.remove(task);
    connection.wire().abort(); // A task that is cancelled before it has begun does not.
    Throwable failure = task.cancelled() ? null : task.exception();
    if (failure != null) {
      loop.callExceptionHandler(
          new ExceptionContext("HTTP connection failed", failure, task, null));
    }
  }

  boolean isClosing() {
    return closing;
  }

  /** The number of connections that are served, idle ones included. */
  public int connectionCount() {
    return connections.size();
  }

  /** The addresses it listens on; none once it is closed. */
  public List<SocketAddress> addresses() {
    return listener.addresses();
  }

  /**
   * The port it listens on.
   *
   * @throws IllegalStateException if it listens on none: it is closed, or has a Unix-domain socket
   */
  public int port() {
    for (SocketAddress address : addresses()) {
      if (address instanceof InetSocketAddress internet) {
        return internet.getPort();
      }
    }
    throw new IllegalStateException("The server listens on no port: " + this);
  }

  // ---- Closing ----

  /** Closes it within {@link HttpServerOptions#shutdownTimeout}; see {@link #close(Duration)}. */
  @Override
  public void close() {
    close(options.shutdownTimeout());
  }

  /**
   * Stops to accept, ends idle connections, and awaits the end of the requests under way, each the
   * last of its connection. What has not ended in time is cancelled, and its connection cut. A
   * handler that closes its own server does not wait for itself.
   */
  public void close(Duration deadline) {
    closing = true;
    listener.close();
    if (loop.isClosed()) {
      return;
    }
    List.copyOf(connections.values()).forEach(ServerConnection::endIfIdle);
    boolean waited = false;
    try {
      awaitEnd(deadline);
      waited = true;
    } finally {
      if (!waited || !connections.isEmpty()) {
        cut();
      }
    }
    awaitEnd(CLEAN_UP);
  }

  private void awaitEnd(Duration deadline) {
    List<Task<?>> tasks = new ArrayList<>(connections.keySet());
    tasks.remove(Asyncio.currentTask());
    if (!tasks.isEmpty()) {
      Asyncio.wait(tasks, deadline, ReturnWhen.ALL_COMPLETED);
    }
  }

  private void cut() {
    for (Map.Entry<Task<?>, ServerConnection> each : Set.copyOf(connections.entrySet())) {
      if (each.getKey() != Asyncio.currentTask()) {
        each.getKey().cancel();
        each.getValue().wire().abort();
      }
    }
  }

  @Override
  public String toString() {
    return "<HttpServer %s, %d connections>".formatted(listener, connections.size());
  }
}
