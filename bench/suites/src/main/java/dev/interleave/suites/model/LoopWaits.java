package dev.interleave.suites.model;

import dev.interleave.loop.Asyncio;
import dev.interleave.loop.EventLoop;
import dev.interleave.suites.workload.Waits;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Waits that suspend the calling task of a loop. */
record LoopWaits(EventLoop loop) implements Waits {
  @Override
  public void sleep(Duration time) {
    Asyncio.sleep(time);
  }

  @Override
  public Connection connect(SocketAddress peer) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    loop.sockConnect(channel, peer);
    return new LoopConnection(loop, channel, ByteBuffer.allocateDirect(Long.BYTES));
  }

  private record LoopConnection(EventLoop loop, SocketChannel channel, ByteBuffer buffer)
      implements Connection {
    @Override
    public long exchange(long request) throws IOException {
      buffer.clear().putLong(request).flip();
      loop.sockSendAll(channel, buffer);
      buffer.clear();
      while (buffer.hasRemaining()) {
        if (loop.sockRecv(channel, buffer) < 0) {
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
