package dev.interleave.loop.stream;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * One side of a connection, which moves bytes and calls its {@link Protocol}. asyncio: {@code
 * Transport}.
 *
 * <p>No method awaits or blocks. All are for the loop's thread.
 */
public interface Transport extends AutoCloseable {

  /**
   * Sends {@code data}, or as much as can be sent at once, and keeps a copy of the rest to send it
   * later: the buffer is the caller's again. Does nothing once the connection is lost.
   *
   * @throws IllegalStateException after {@link #writeEof}
   */
  void write(ByteBuffer data);

  /** Has the other side see the end of the stream, after all that was written. Reading goes on. */
  void writeEof();

  /** Whether {@link #writeEof} is possible: on sockets it is, below TLS it is not. */
  boolean canWriteEof();

  /** Stops reading, sends what is left to send and then closes. */
  @Override
  void close();

  /** Closes at once, without sending what is left. */
  void abort();

  /** Whether it is closed or about to be. */
  boolean isClosing();

  /** Has the protocol get no data until {@link #resumeReading}; the other side has to wait. */
  void pauseReading();

  /** Takes {@link #pauseReading} back. */
  void resumeReading();

  /** Whether the protocol gets data: the transport is neither paused nor closing. */
  boolean isReading();

  /** The number of bytes that were written and not yet sent. */
  int getWriteBufferSize();

  /** When the protocol is asked to stop writing. */
  WriteBufferLimits getWriteBufferLimits();

  /** Sets when the protocol is asked to stop writing. */
  void setWriteBufferLimits(WriteBufferLimits limits);

  /** Who is called. */
  Protocol getProtocol();

  /** Has another protocol called from now on: how a connection changes to TLS midway. */
  void setProtocol(Protocol protocol);

  /** This side's address. asyncio: {@code get_extra_info('sockname')}. */
  SocketAddress localAddress();

  /** The other side's address. asyncio: {@code get_extra_info('peername')}. */
  SocketAddress peerAddress();

  /**
   * The channel, to set its options; to read, write or close it is the transport's part. asyncio:
   * {@code get_extra_info('socket')}.
   */
  SocketChannel channel();
}
