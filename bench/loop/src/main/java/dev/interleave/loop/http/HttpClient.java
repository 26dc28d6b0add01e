package dev.interleave.loop.http;

import dev.interleave.loop.Asyncio;
import dev.interleave.loop.EventLoop;
import dev.interleave.loop.stream.Network;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends HTTP/1.1 requests, over connections that it keeps for further ones. aiohttp: {@code
 * ClientSession}.
 *
 * <pre>{@code
 * try (HttpClient client = new HttpClient()) {
 *   String text = client.get("http://localhost:8080/").text();
 * }
 * }</pre>
 *
 * <p>Many tasks of one loop may share it. It does what it is told and no more: it follows no
 * redirects, keeps no cookies, and decodes no compression. Where a kept connection turns out to be
 * closed before a byte of the answer came, an idempotent request is sent once more, on a new one.
 */
public final class HttpClient implements AutoCloseable {
  /** RFC 8305's recommendation of how long one address of a host is tried alone. */
  private static final Duration HAPPY_EYEBALLS_DELAY = Duration.ofMillis(250);

  private final EventLoop loop;
  private final HttpClientOptions options;
  private final ClientSettings settings;
  private final ConnectionPool.Connector connector;
  private final Map<Origin, ConnectionPool> pools = new LinkedHashMap<>();
  private boolean closed;

  /** A client with {@link HttpClientOptions#DEFAULTS}, on the running loop. */
  public HttpClient() {
    this(HttpClientOptions.DEFAULTS);
  }

  /** A client on the running loop. */
  public HttpClient(HttpClientOptions options) {
    this(
        options,
        (protocol, host, port) ->
            Network.createConnection(protocol, host, port, HAPPY_EYEBALLS_DELAY));
  }

  HttpClient(HttpClientOptions options, ConnectionPool.Connector connector) {
    this.options = options;
    this.connector = connector;
    loop = Asyncio.runningLoop();
    settings = ClientSettings.of(options);
  }

  /** Sends a GET request; see {@link #send}. */
  public HttpClientResponse get(String uri) throws IOException {
    return get(URI.create(uri));
  }

  /** Sends a GET request; see {@link #send}. */
  public HttpClientResponse get(URI uri) throws IOException {
    return send(HttpClientRequest.get(uri));
  }

  /**
   * Sends a request and awaits the head of the answer, whatever its status.
   *
   * @throws IllegalArgumentException if the URI is none of {@code http}
   * @throws ProtocolException if the answer is malformed or larger than allowed
   * @throws SocketTimeoutException if something takes longer than the options allow
   * @throws IOException if there is no connection to be had, or it is lost
   */
  public HttpClientResponse send(HttpClientRequest request) throws IOException {
    if (closed) {
      throw new IllegalStateException("The client is closed: it can't send " + request);
    }
    Origin origin = Origin.of(request.uri());
    ConnectionPool pool = pools.get(origin);
    if (pool == null) {
      pool =
          new ConnectionPool(
              loop, origin, options, settings, connector, unused -> pools.remove(origin, unused));
      pools.put(origin, pool);
    }
    try {
      return pool.exchange(request);
    } catch (ContentException broken) {
      Exception failure = broken.failure();
      if (failure instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw failure instanceof IOException checked
          ? checked
          : new IOException("The body of " + request + " failed", failure);
    }
  }

  /** The number of connections, in use or kept. */
  public int connectionCount() {
    return pools.values().stream().mapToInt(ConnectionPool::size).sum();
  }

  /** Closes all connections; exchanges under way fail. */
  @Override
  public void close() {
    closed = true;
    List.copyOf(pools.values()).forEach(ConnectionPool::close);
  }

  @Override
  public String toString() {
    return "<HttpClient, %d connections>".formatted(connectionCount());
  }
}
