package dev.interleave.loop;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** Socket operations that await. asyncio: {@code sock_connect}, {@code sock_recv} and so on. */
final class Sockets {

  /** Tries an operation; null if the channel is not ready for it. */
  private interface Attempt<T> {
    @Nullable T attempt() throws IOException;
  }

  private Sockets() {}

  static void connect(
      EventLoop loop, Channels channels, SocketChannel channel, SocketAddress address)
      throws IOException {
    requireNonBlocking(channel);
    if (!channel.connect(address)) {
      awaitWriter(loop, channels, channel, () -> channel.finishConnect() ? true : null);
    }
  }

  static SocketChannel accept(EventLoop loop, Channels channels, ServerSocketChannel server)
      throws IOException {
    requireNonBlocking(server);
    SocketChannel accepted = server.accept();
    if (accepted == null) {
      accepted = awaitReader(loop, channels, server, server::accept);
    }
    accepted.configureBlocking(false);
    return accepted;
  }

  static int receive(EventLoop loop, Channels channels, SocketChannel channel, ByteBuffer buffer)
      throws IOException {
    requireNonBlocking(channel);
    int read = channel.read(buffer);
    if (read != 0 || !buffer.hasRemaining()) {
      return read;
    }
    return awaitReader(
        loop,
        channels,
        channel,
        () -> {
          int count = channel.read(buffer);
          return count == 0 ? null : (Integer) count;
        });
  }

  static void sendAll(EventLoop loop, Channels channels, SocketChannel channel, ByteBuffer buffer)
      throws IOException {
    requireNonBlocking(channel);
    channel.write(buffer);
    if (buffer.hasRemaining()) {
      awaitWriter(
          loop,
          channels,
          channel,
          () -> {
            channel.write(buffer);
            return buffer.hasRemaining() ? null : true;
          });
    }
  }

  private static <T> T awaitReader(
      EventLoop loop, Channels channels, SelectableChannel channel, Attempt<T> attempt) {
    Future<T> future = loop.createFuture();
    Handle reader = new Handle(() -> tryAgain(future, attempt));
    channels.addReader(channel, reader);
    future.addDoneCallback(
        done -> {
          if (!reader.cancelled()) {
            channels.removeReader(channel);
          }
        });
    return future.await();
  }

  private static <T> T awaitWriter(
      EventLoop loop, Channels channels, SelectableChannel channel, Attempt<T> attempt) {
    Future<T> future = loop.createFuture();
    Handle writer = new Handle(() -> tryAgain(future, attempt));
    channels.addWriter(channel, writer);
    future.addDoneCallback(
        done -> {
          if (!writer.cancelled()) {
            channels.removeWriter(channel);
          }
        });
    return future.await();
  }

  private static <T> void tryAgain(Future<T> future, Attempt<T> attempt) {
    if (future.done()) { // Cancelled in this very pass, say.
      return;
    }
    try {
      T result = attempt.attempt();
      if (result != null) {
        future.setResult(result);
      }
    } catch (Throwable failure) {
      future.setException(failure);
    }
  }

  private static void requireNonBlocking(SelectableChannel channel) {
    if (channel.isBlocking()) {
      throw new IllegalArgumentException("the socket must be non-blocking: " + channel);
    }
  }
}
