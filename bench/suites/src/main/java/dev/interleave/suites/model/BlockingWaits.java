package dev.interleave.suites.model;

import dev.interleave.suites.workload.Waits;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Waits that block the calling thread, be it a platform or a virtual one. */
enum BlockingWaits implements Waits {
  INSTANCE;

  @Override
  public void sleep(Duration time) throws InterruptedException {
    Thread.sleep(time);
  }

  @Override
  public Connection connect(SocketAddress peer) throws IOException {
    SocketChannel channel = SocketChannel.open(peer);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return new BlockingConnection(channel, ByteBuffer.allocateDirect(Long.BYTES));
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
    public void close() throws IOException {
      channel.close();
    }
  }
}
