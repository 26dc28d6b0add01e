package dev.interleave.loop.stream;

import dev.interleave.loop.Asyncio;
import dev.interleave.loop.EventLoop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connections as streams of bytes, for static import. asyncio: {@code open_connection}, {@code
 * start_server} and their like.
 */
public final class Streams {
  private Streams() {}

  /** Makes a transport for a protocol. */
  private interface Connecting {
    Transport connect(Supplier<StreamProtocol> protocol) throws IOException;
  }

  /** Awaits a connection; see {@link Network#createConnection}. */
  public static Connection openConnection(@Nullable String host, int port) throws IOException {
    return openConnection(host, port, StreamOptions.DEFAULTS);
  }

  /** As {@link #openConnection(String, int)}, with options. */
  public static Connection openConnection(@Nullable String host, int port, StreamOptions options)
      throws IOException {
    return open(
        options,
        protocol -> Network.createConnection(protocol, host, port, options.happyEyeballsDelay()));
  }

  /** Awaits a connection; see {@link Network#createUnixConnection}. */
  public static Connection openUnixConnection(Path path) throws IOException {
    return openUnixConnection(path, StreamOptions.DEFAULTS);
  }

  /** As {@link #openUnixConnection(Path)}, with options. */
  public static Connection openUnixConnection(Path path, StreamOptions options) throws IOException {
    return open(options, protocol -> Network.createUnixConnection(protocol, path));
  }

  private static Connection open(StreamOptions options, Connecting connecting) throws IOException {
    EventLoop loop = Asyncio.runningLoop();
    StreamReader reader = new StreamReader(loop, options.limit());
    StreamProtocol protocol = new StreamProtocol(loop, reader, null);
    Transport transport = connecting.connect(() -> protocol);
    return new Connection(reader, new StreamWriter(transport, protocol, reader));
  }

  /** Serves connections, each by a task that runs {@code handler}; see the other overload. */
  public static Server startServer(ConnectionHandler handler, @Nullable String host, int port)
      throws IOException {
    return startServer(handler, host, port, StreamOptions.DEFAULTS);
  }

  /**
   * Serves connections, each by a task that runs {@code handler}; see {@link Network#createServer}.
   */
  public static Server startServer(
      ConnectionHandler handler, @Nullable String host, int port, StreamOptions options)
      throws IOException {
    return Network.createServer(protocols(handler, options), host, port, options.backlog());
  }

  /** Serves connections, each by a task that runs {@code handler}; see the other overload. */
  public static Server startUnixServer(ConnectionHandler handler, Path path) throws IOException {
    return startUnixServer(handler, path, StreamOptions.DEFAULTS);
  }

  /**
   * Serves connections, each by a task that runs {@code handler}; see {@link
   * Network#createUnixServer}.
   */
  public static Server startUnixServer(ConnectionHandler handler, Path path, StreamOptions options)
      throws IOException {
    return Network.createUnixServer(protocols(handler, options), path, options.backlog());
  }

  private static Supplier<StreamProtocol> protocols(
      ConnectionHandler handler, StreamOptions options) {
    EventLoop loop = Asyncio.runningLoop();
    return () -> new StreamProtocol(loop, new StreamReader(loop, options.limit()), handler);
  }
}
