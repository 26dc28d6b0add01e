package dev.interleave.loop.stream;

import dev.interleave.loop.EventLoop;
import dev.interleave.loop.ExceptionContext;
import dev.interleave.loop.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The transport of a connected TCP or Unix-domain socket. asyncio: {@code
 * _SelectorSocketTransport}.
 *
 * <p>It stays registered for reading, and registers for writing only while the socket takes no
 * more: an exchange of small messages costs a read and a write and no registration.
 */
final class SocketTransport implements Transport {
  /** The most that is read or written by one call; the JDK copies that much to do so. */
  private static final int CHUNK = 64 * 1024;

  /** Callbacks of a loop run on its thread, one at a time, so they can share one buffer. */
  private static final ThreadLocal<ByteBuffer> INCOMING =
      ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(CHUNK));

  private final EventLoop loop;
  private final SocketChannel channel;
  private final SocketAddress localAddress;
  private final SocketAddress peerAddress;
  private final @Nullable Server server;
  private final ByteQueue unsent = new ByteQueue();

  private Protocol protocol;
  private WriteBufferLimits limits = WriteBufferLimits.DEFAULTS;
  private boolean protocolPaused;
  private boolean readingPaused;
  private boolean eofWritten;
  private boolean closing;

  /** Set once {@code connectionLost} is called or scheduled. */
  private boolean lost;

  /**
   * A transport for a connected channel, which is its own from now on.
   *
   * @param whenMade gets its result after {@code connectionMade}
   */
  SocketTransport(
      EventLoop loop,
      SocketChannel channel,
      Protocol protocol,
      @Nullable Server server,
      @Nullable Future<@Nullable Void> whenMade)
      throws IOException {
    this.loop = loop;
    this.channel = channel;
    this.protocol = protocol;
    this.server = server;
    channel.configureBlocking(false);
    localAddress = channel.getLocalAddress();
    peerAddress = channel.getRemoteAddress();
    if (localAddress instanceof InetSocketAddress) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    loop.resources().add(this);
    if (server != null) {
      server.attach(this);
    }
    loop.callSoon(() -> this.protocol.connectionMade(this));
    loop.callSoon(this::startReading);
    if (whenMade != null) {
      loop.callSoon(
          () -> {
            if (!whenMade.done()) {
              whenMade.setResult(null);
            }
          });
    }
  }

  // ---- Reading ----

  private void startReading() {
    if (isReading()) {
      loop.addReader(channel, this::readReady);
    }
  }

  private void readReady() {
    if (!isReading()) {
      return; // What ran before in this very pass changed that.
    }
    String doing = "Fatal read error";
    try {
      ByteBuffer incoming = INCOMING.get().clear();
      int count = channel.read(incoming);
      if (count > 0) {
        doing = "Fatal error: protocol.dataReceived() call failed";
        protocol.dataReceived(incoming.flip());
      } else if (count < 0) {
        doing = "Fatal error: protocol.eofReceived() call failed";
        readEof();
      }
    } catch (Throwable failure) {
      fail(failure, doing);
    }
  }

  private void readEof() {
    if (protocol.eofReceived()) {
      loop.removeReader(channel); // There is nothing more to read, but the protocol may write.
    } else {
      close();
    }
  }

  @Override
  public void pauseReading() {
    if (isReading()) {
      readingPaused = true;
      loop.removeReader(channel);
    }
  }

  @Override
  public void resumeReading() {
    if (readingPaused && !closing) {
      readingPaused = false;
      startReading();
    }
  }

  @Override
  public boolean isReading() {
    return !closing && !readingPaused;
  }

  // ---- Writing ----

  @Override
  public void write(ByteBuffer data) {
    if (eofWritten) {
      throw new IllegalStateException("Cannot call write() after writeEof()");
    }
    if (lost || !data.hasRemaining()) {
      return;
    }
    if (unsent.isEmpty()) {
      try {
        send(data);
      } catch (Throwable failure) {
        fail(failure, "Fatal write error");
        return;
      }
      if (!data.hasRemaining()) {
        return;
      }
      loop.addWriter(channel, this::writeReady);
    }
    unsent.add(data);
    pauseProtocolIfFull();
  }

  /** Writes until all is sent or the socket takes no more. */
  private void send(ByteBuffer data) throws IOException {
    int end = data.limit();
    try {
      boolean taken = true;
      while (taken && data.position() < end) {
        data.limit(Math.min(end, data.position() + CHUNK));
        channel.write(data);
        taken = !data.hasRemaining();
      }
    } finally {
      data.limit(end);
    }
  }

  private void writeReady() {
    if (lost || unsent.isEmpty()) {
      return;
    }
    try {
      ByteBuffer data = unsent.first(Integer.MAX_VALUE);
      int before = data.remaining();
      send(data);
      unsent.drop(before - data.remaining());
      resumeProtocolIfDrained(); // It may write at once.
      if (unsent.isEmpty()) {
        loop.removeWriter(channel);
        if (closing) {
          lost = true;
          connectionLost(null);
        } else if (eofWritten) {
          channel.shutdownOutput();
        }
      }
    } catch (Throwable failure) {
      fail(failure, "Fatal write error");
    }
  }

  @Override
  public void writeEof() {
    if (closing || eofWritten) {
      return;
    }
    eofWritten = true;
    if (unsent.isEmpty()) {
      try {
        channel.shutdownOutput();
      } catch (Throwable failure) {
        fail(failure, "Fatal shutdown error");
      }
    }
  }

  @Override
  public boolean canWriteEof() {
    return true;
  }

  private void pauseProtocolIfFull() {
    if (!protocolPaused && unsent.size() > limits.high()) {
      protocolPaused = true;
      callProtocol("pauseWriting", protocol::pauseWriting);
    }
  }

  private void resumeProtocolIfDrained() {
    if (protocolPaused && unsent.size() <= limits.low()) {
      protocolPaused = false;
      callProtocol("resumeWriting", protocol::resumeWriting);
    }
  }

  private void callProtocol(String method, Runnable call) {
    try {
      call.run();
    } catch (Throwable failure) {
      report("protocol." + method + "() failed", failure);
    }
  }

  @Override
  public int getWriteBufferSize() {
    return unsent.size();
  }

  @Override
  public WriteBufferLimits getWriteBufferLimits() {
    return limits;
  }

  @Override
  public void setWriteBufferLimits(WriteBufferLimits limits) {
    this.limits = limits;
    pauseProtocolIfFull();
  }

  // ---- The end ----

  @Override
  public void close() {
    if (loop.isClosed()) {
      closeChannel();
      return;
    }
    if (closing) {
      return;
    }
    closing = true;
    loop.removeReader(channel);
    if (unsent.isEmpty()) {
      loseConnection(null);
    }
  }

  @Override
  public void abort() {
    forceClose(null);
  }

  private void fail(Throwable failure, String what) {
    if (failure instanceof IOException io) {
      forceClose(io); // Networks fail; the protocol is told.
    } else {
      report(what, failure);
      forceClose(new IOException(what, failure));
    }
  }

  private void forceClose(@Nullable IOException failure) {
    if (loop.isClosed()) {
      closeChannel();
      return;
    }
    if (lost) {
      return;
    }
    unsent.clear();
    closing = true;
    loop.removeWriter(channel);
    loop.removeReader(channel);
    loseConnection(failure);
  }

  private void loseConnection(@Nullable IOException failure) {
    lost = true;
    loop.callSoon(() -> connectionLost(failure));
  }

  private void connectionLost(@Nullable IOException failure) {
    try {
      protocol.connectionLost(failure);
    } finally {
      closeChannel();
      if (server != null) {
        server.detach(this);
      }
    }
  }

  private void closeChannel() {
    closing = true;
    lost = true;
    loop.resources().remove(this);
    try {
      channel.close();
    } catch (IOException failure) {
      report("Error on closing", failure);
    }
  }

  private void report(String message, Throwable failure) {
    loop.callExceptionHandler(new ExceptionContext(message + " on " + this, failure, null, null));
  }

  @Override
  public boolean isClosing() {
    return closing;
  }

  // ---- What it is ----

  @Override
  public Protocol getProtocol() {
    return protocol;
  }

  @Override
  public void setProtocol(Protocol protocol) {
    this.protocol = protocol;
  }

  @Override
  public SocketAddress localAddress() {
    return localAddress;
  }

  @Override
  public SocketAddress peerAddress() {
    return peerAddress;
  }

  @Override
  public SocketChannel channel() {
    return channel;
  }

  @Override
  public String toString() {
    String state = lost ? "closed " : closing ? "closing " : "";
    return "<SocketTransport "
        + state
        + localAddress
        + " to "
        + peerAddress
        + " unsent="
        + unsent.size()
        + ">";
  }
}
