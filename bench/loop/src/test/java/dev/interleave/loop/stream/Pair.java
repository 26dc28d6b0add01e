package dev.interleave.loop.stream;

import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A transport on one side, a plain non-blocking channel on the other. */
final class Pair implements AutoCloseable {
  final Transport transport;
  final SocketChannel peer;
  private final @Nullable Connection streams;

  private Pair(Transport transport, SocketChannel peer, @Nullable Connection streams) {
    this.transport = transport;
    this.peer = peer;
    this.streams = streams;
  }

  /** A server's address for one connection. */
  interface Opening<T> {
    T open(Path path) throws IOException;
  }

  static Pair ofStreams(int limit) throws IOException {
    StreamOptions options = StreamOptions.DEFAULTS.withLimit(limit);
    SocketChannel[] peer = new SocketChannel[1];
    Connection connection = open(path -> Streams.openUnixConnection(path, options), peer);
    return new Pair(connection.writer().transport(), peer[0], connection);
  }

  static Pair of(Supplier<Protocol> protocol) throws IOException {
    SocketChannel[] peer = new SocketChannel[1];
    Transport transport = open(path -> Network.createUnixConnection(protocol, path), peer);
    return new Pair(transport, peer[0], null);
  }

  private static <T> T open(Opening<T> opening, SocketChannel[] peer) throws IOException {
    Path directory = Files.createTempDirectory("pair");
    Path path = directory.resolve("socket");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path));
      T opened = opening.open(path);
      peer[0] = server.accept();
      peer[0].configureBlocking(false);
      return opened;
    } finally {
      Files.deleteIfExists(path);
      Files.delete(directory);
    }
  }

  StreamReader reader() {
    return streams().reader();
  }

  StreamWriter writer() {
    return streams().writer();
  }

  private Connection streams() {
    if (streams == null) {
      throw new IllegalStateException("a pair without streams");
    }
    return streams;
  }

  /** What the peer has received. */
  String received() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(100);
    peer.read(buffer);
    return new String(
        buffer.array(), 0, buffer.position(), java.nio.charset.StandardCharsets.UTF_8);
  }

  void send(String text) throws IOException {
    peer.write(ByteBuffer.wrap(StreamTrace.bytes(text)));
  }

  /** Has the peer read {@code count} bytes, or up to the end of the stream. */
  int receive(int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    int total = 0;
    while (total < count) {
      int read = runningLoop().sockRecv(peer, buffer.clear());
      if (read < 0) {
        break;
      }
      total += read;
    }
    return total;
  }

  @Override
  public void close() throws IOException {
    transport.abort();
    peer.close();
    sleep(Duration.ZERO);
    sleep(Duration.ZERO);
  }
}
