package dev.interleave.loop.stream;

import dev.interleave.loop.Asyncio;
import dev.interleave.loop.EventLoop;
import dev.interleave.loop.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of a transport and a protocol, and servers that make them. asyncio: the loop's methods
 * {@code create_connection}, {@code create_server} and their like.
 *
 * <p>All are to be called in a task. What is still open when the loop is closed is closed with it.
 */
public final class Network {
  private Network() {}

  /**
   * Looks a host up, on a thread of the default executor unless it is an address already. asyncio:
   * {@code loop.getaddrinfo}.
   *
   * @param host a name or an address; null or nothing for this machine's loopback address
   * @return its addresses in the system's order, each with {@code port}
   * @throws UnknownHostException if there are none
   */
  public static List<InetSocketAddress> getaddrinfo(@Nullable String host, int port)
      throws UnknownHostException {
    requirePort(port);
    try {
      if (host == null || host.isEmpty()) {
        return List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      }
      List<InetSocketAddress> addresses = new ArrayList<>();
      for (InetAddress address : lookUp(host)) {
        addresses.add(new InetSocketAddress(address, port));
      }
      return addresses;
    } catch (UnknownHostException unknown) {
      UnknownHostException named =
          new UnknownHostException("Unknown host " + host + " (for port " + port + ")");
      named.initCause(unknown);
      throw named;
    }
  }

  private static InetAddress[] lookUp(String host) throws UnknownHostException {
    try {
      return new InetAddress[] {InetAddress.ofLiteral(host)};
    } catch (IllegalArgumentException itIsName) {
      return Asyncio.<InetAddress[]>toThread(() -> InetAddress.getAllByName(host));
    }
  }

  private static void requirePort(int port) {
    if (port < 0 || port > 0xffff) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
  }

  /**
   * Awaits a TCP connection: tries the addresses of {@code host} one after the other until one
   * accepts.
   *
   * @param host a name or an address; null for this machine
   * @return the transport, after its protocol's {@code connectionMade}
   * @throws IOException if none does; names the host, the port and the reason for each address
   */
  public static Transport createConnection(
      Supplier<? extends Protocol> protocolFactory, @Nullable String host, int port)
      throws IOException {
    return createConnection(protocolFactory, host, port, null);
  }

  /**
   * As {@link #createConnection(Supplier, String, int)}, but with several addresses at once: each
   * has a time to accept before the next one is tried as well, IPv6 and IPv4 in turns. The first
   * that accepts is it; the other attempts are cancelled, and their channels closed.
   *
   * @param happyEyeballsDelay that time, for which RFC 8305 recommends 250 ms; null for one address
   *     after the other. asyncio: {@code happy_eyeballs_delay}, with {@code interleave=1}
   */
  public static Transport createConnection(
      Supplier<? extends Protocol> protocolFactory,
      @Nullable String host,
      int port,
      @Nullable Duration happyEyeballsDelay)
      throws IOException {
    List<InetSocketAddress> addresses = getaddrinfo(host, port);
    String target = (host == null ? "localhost" : host) + ":" + port;
    return makeTransport(
        protocolFactory,
        happyEyeballsDelay == null || addresses.size() == 1
            ? Connector.connect(target, addresses)
            : Connector.race(target, addresses, happyEyeballsDelay, Connector::connect));
  }

  /**
   * Awaits a connection to the Unix-domain socket at {@code path}.
   *
   * @return the transport, after its protocol's {@code connectionMade}
   * @throws IOException if there is none or nobody accepts; names the path
   */
  public static Transport createUnixConnection(
      Supplier<? extends Protocol> protocolFactory, Path path) throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path);
    return makeTransport(protocolFactory, Connector.connect(path.toString(), List.of(address)));
  }

  private static Transport makeTransport(
      Supplier<? extends Protocol> protocolFactory, SocketChannel channel) throws IOException {
    EventLoop loop = Asyncio.runningLoop();
    Transport transport = null;
    boolean made = false;
    try {
      Future<@Nullable Void> whenMade = loop.createFuture();
      transport = new SocketTransport(loop, channel, protocolFactory.get(), null, whenMade);
      whenMade.await();
      made = true;
      return transport;
    } finally {
      if (!made && transport != null) {
        transport.close();
      } else if (!made) {
        channel.close();
      }
    }
  }

  /**
   * Serves TCP connections on all addresses of {@code host}, with a protocol for each connection.
   *
   * @param host a name or an address; null or nothing for all of this machine
   * @param port the port; 0 for any that is free, see {@link Server#addresses}
   * @param backlog how many connections the system may hold that are not accepted yet
   * @throws IOException if an address cannot be had; names the host and the port
   */
  public static Server createServer(
      Supplier<? extends Protocol> protocolFactory, @Nullable String host, int port, int backlog)
      throws IOException {
    StreamOptions.requirePositive("backlog", backlog);
    requirePort(port);
    List<InetSocketAddress> addresses =
        host == null || host.isEmpty()
            ? List.of(new InetSocketAddress(port))
            : getaddrinfo(host, port);
    List<ServerSocketChannel> channels = Listeners.listen(host, addresses, backlog);
    return started(new Server(Asyncio.runningLoop(), protocolFactory, channels, backlog, null));
  }

  /**
   * Serves connections on a Unix-domain socket at {@code path}, with a protocol for each. A socket
   * that is there already, left by a server that ended, is replaced; the server's own is deleted
   * when it is closed.
   *
   * @throws IOException if the path is another kind of file, or cannot be made; names the path
   */
  public static Server createUnixServer(
      Supplier<? extends Protocol> protocolFactory, Path path, int backlog) throws IOException {
    StreamOptions.requirePositive("backlog", backlog);
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    UnixSocketFile file = UnixSocketFile.bind(channel, path, backlog);
    return started(
        new Server(Asyncio.runningLoop(), protocolFactory, List.of(channel), backlog, file));
  }

  /** Starts serving, and skips a pass: whoever connects from now on is accepted. */
  private static Server started(Server server) {
    boolean serving = false;
    try {
      server.startServing();
      serving = true;
      return server;
    } finally {
      if (!serving) {
        server.close();
      }
    }
  }
}
