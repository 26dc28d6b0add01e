package dev.interleave.loop.stream;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/**
 * The bytes that go out. asyncio: {@code StreamWriter}.
 *
 * <p>To write does not await: what the other side is too slow for is kept. Who writes much awaits
 * {@link #drain} now and then, which keeps that within the transport's {@link WriteBufferLimits}.
 */
public final class StreamWriter implements AutoCloseable {
  private final Transport transport;
  private final StreamProtocol protocol;
  private final StreamReader reader;

  StreamWriter(Transport transport, StreamProtocol protocol, StreamReader reader) {
    this.transport = transport;
    this.protocol = protocol;
    this.reader = reader;
  }

  /** Writes {@code data}; see {@link Transport#write}. */
  public void write(byte[] data) {
    transport.write(ByteBuffer.wrap(data));
  }

  /** Writes what remains in {@code data}; see {@link Transport#write}. */
  public void write(ByteBuffer data) {
    transport.write(data);
  }

  /** Writes all of {@code data}, which brings its own line terminators or has none. */
  public void writeLines(Iterable<byte[]> data) {
    for (byte[] each : data) {
      write(each);
    }
  }

  /**
   * Waits until it is appropriate to write on: not at all, if little enough lies unsent.
   *
   * @throws IOException if the connection is lost
   */
  public void drain() throws IOException {
    IOException failure = reader.exception();
    if (failure != null) {
      throw failure;
    }
    protocol.drain(transport.isClosing());
  }

  /** Has the other side see the end of the stream after what was written. Reading goes on. */
  public void writeEof() {
    transport.writeEof();
  }

  /** Whether {@link #writeEof} is possible. */
  public boolean canWriteEof() {
    return transport.canWriteEof();
  }

  /** Sets how much may lie unsent before {@link #drain} waits. */
  public void setWriteBufferLimits(WriteBufferLimits limits) {
    transport.setWriteBufferLimits(limits);
  }

  /** Closes the connection, both ways, once what was written is sent. Does not wait for that. */
  @Override
  public void close() {
    transport.close();
  }

  /** Whether it is closed or about to be. */
  public boolean isClosing() {
    return transport.isClosing();
  }

  /**
   * Waits until the connection is closed.
   *
   * @throws IOException if it was lost
   */
  public void waitClosed() throws IOException {
    protocol.waitClosed();
  }

  /** This side's address. asyncio: {@code get_extra_info('sockname')}. */
  public SocketAddress localAddress() {
    return transport.localAddress();
  }

  /** The other side's address. asyncio: {@code get_extra_info('peername')}. */
  public SocketAddress peerAddress() {
    return transport.peerAddress();
  }

  /** What the bytes are written to: it can {@link Transport#abort}, and has the channel. */
  public Transport transport() {
    return transport;
  }

  @Override
  public String toString() {
    return "<StreamWriter " + transport + ">";
  }
}
