package dev.interleave.suites.model;

import dev.interleave.suites.workload.Waits;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;

/**
 * Waits that block the calling thread, be it a platform or a virtual one, and computes in place.
 *
 * @param parts runs the parts of a unit
 */
record BlockingWaits(Parts parts) implements Waits {
  /** For models that run no units with parts. */
  static final BlockingWaits WITHOUT_PARTS =
      new BlockingWaits(
          parts -> {
            throw new UnsupportedOperationException(
                "on this model a parent would block a thread that its parts need");
          });

  /** Runs parts of a unit at once. */
  @FunctionalInterface
  interface Parts {
    long[] all(List<? extends Part> parts) throws Exception;
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    Thread.sleep(time);
  }

  @Override
  public <T> T blocking(Callable<T> call) throws Exception {
    return call.call();
  }

  @Override
  public <T> T await(CompletionStage<T> stage) throws Exception {
    try {
      return stage.toCompletableFuture().get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw failed;
    }
  }

  @Override
  public boolean onLoop() {
    return false;
  }

  @Override
  public long compute(LongSupplier computation) {
    return computation.getAsLong();
  }

  @Override
  public long[] all(List<? extends Part> all) throws Exception {
    return parts.all(all);
  }

  @Override
  public Connection connect(SocketAddress peer) throws IOException {
    SocketChannel channel = SocketChannel.open(peer);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return new BlockingConnection(channel, ByteBuffer.allocateDirect(Connection.ANSWER));
  }

  private record BlockingConnection(SocketChannel channel, ByteBuffer buffer)
      implements Connection {
    @Override
    public long exchange(long request) throws IOException {
      buffer.clear().putLong(request).flip();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      buffer.clear();
      while (buffer.hasRemaining()) {
        if (channel.read(buffer) < 0) {
          throw new EOFException("the peer closed the connection before it answered");
        }
      }
      return buffer.flip().getLong();
    }

    @Override
    public long sentNanos() {
      return buffer.getLong(Long.BYTES);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
