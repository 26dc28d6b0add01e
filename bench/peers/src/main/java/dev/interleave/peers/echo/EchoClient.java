package dev.interleave.peers.echo;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Connections to an echo server, each with one message under way; one thread serves all. */
public final class EchoClient implements AutoCloseable {
  private static final int BYTES = 64;

  private final Selector selector = Selector.open();
  private final List<Connection> connections = new ArrayList<>();
  private final Latencies latencies = new Latencies();
  private long sequence;
  private int toSend;
  private int answered;

  /** Opens that many connections to a port of this machine. */
  public EchoClient(int port, int connections) throws IOException {
    for (int i = 0; i < connections; i++) {
      this.connections.add(new Connection(port));
    }
  }

  /** How long round trips took. */
  public Latencies latencies() {
    return latencies;
  }

  /**
   * Has {@code count} messages echoed, over all connections at once.
   *
   * @return how many came back as they were sent
   */
  public int roundTrips(int count) throws IOException {
    toSend = count;
    answered = 0;
    for (Connection connection : connections) {
      connection.sendNext();
    }
    while (answered < count) {
      selector.select(key -> ((Connection) key.attachment()).receive());
    }
    return answered;
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections) {
      connection.channel.close();
    }
    selector.close();
  }

  private final class Connection {
    final SocketChannel channel;
    private final ByteBuffer out = ByteBuffer.allocateDirect(BYTES);
    private final ByteBuffer in = ByteBuffer.allocateDirect(BYTES);
    private long sent;

    Connection(int port) throws IOException {
      channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, this);
    }

    void sendNext() throws IOException {
      if (toSend == 0) {
        return;
      }
      toSend--;
      out.clear().putLong(0, ++sequence);
      sent = System.nanoTime();
      if (channel.write(out) != BYTES) {
        throw new IOException("the socket did not take a message of %d bytes".formatted(BYTES));
      }
    }

    void receive() {
      try {
        if (channel.read(in) < 0) {
          throw new EOFException("the server closed a connection");
        }
        if (in.hasRemaining()) {
          return;
        }
        latencies.add(System.nanoTime() - sent);
        if (in.getLong(0) != out.getLong(0)) {
          throw new IOException(
              "message %d came back as %d".formatted(out.getLong(0), in.getLong(0)));
        }
        in.clear();
        answered++;
        sendNext();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
