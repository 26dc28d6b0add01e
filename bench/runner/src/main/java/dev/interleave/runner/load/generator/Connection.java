package dev.interleave.runner.load.generator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One of the generator's connections; it is opened anew when it was lost. */
final class Connection {
  final int index;
  final AnswerParser parser;
  private final ByteBuffer request;
  private @Nullable SocketChannel channel;
  private @Nullable SelectionKey key;

  /** When to try to open it again, or the end of time. */
  long retryAt = Long.MAX_VALUE;

  Connection(int index, byte[] request, AnswerParser parser) {
    this.index = index;
    this.request = ByteBuffer.allocateDirect(request.length).put(request);
    this.parser = parser;
  }

  /**
   * Opens it, or begins to: the selector tells when that is done.
   *
   * @return whether it is open already
   */
  boolean open(InetSocketAddress address, Selector selector) throws IOException {
    close();
    parser.reset();
    retryAt = Long.MAX_VALUE;
    SocketChannel opened = SocketChannel.open();
    channel = opened;
    opened.configureBlocking(false);
    opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
    boolean connected = opened.connect(address);
    key =
        opened.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
    return connected;
  }

  /** Whether the connection is open; throws if it was refused. */
  boolean finishOpening() throws IOException {
    if (channel == null || key == null || !channel.finishConnect()) {
      return false;
    }
    key.interestOps(SelectionKey.OP_READ);
    return true;
  }

  /** Writes the request, or as much as there is room for. */
  void send() throws IOException {
    request.rewind();
    write();
  }

  /** Writes the rest. */
  void write() throws IOException {
    if (channel == null || key == null) {
      throw new IOException("the connection is closed");
    }
    channel.write(request);
    key.interestOps(
        request.hasRemaining()
            ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
            : SelectionKey.OP_READ);
  }

  /** Reads what there is, as {@link SocketChannel#read}. */
  int read(ByteBuffer into) throws IOException {
    return channel == null ? -1 : channel.read(into);
  }

  void close() {
    SocketChannel open = channel;
    channel = null;
    key = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        retryAt = Long.MAX_VALUE; // It is gone all the same.
      }
    }
  }
}
