package dev.interleave.suites.model;

import dev.interleave.loop.Asyncio;
import dev.interleave.loop.Coroutine;
import dev.interleave.loop.EventLoop;
import dev.interleave.loop.Task;
import dev.interleave.loop.TaskGroup;
import dev.interleave.suites.workload.Waits;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/** Waits that suspend the calling task of a loop, and computation in place. */
record LoopWaits(EventLoop loop) implements Waits {
  @Override
  public void sleep(Duration time) {
    Asyncio.sleep(time);
  }

  /** On a thread of the loop's executor, as asyncio's users read files. */
  @Override
  public <T> T blocking(Callable<T> call) {
    return Asyncio.<T>toThread(call);
  }

  @Override
  public <T> T await(CompletionStage<T> stage) {
    return Asyncio.await(stage);
  }

  @Override
  public boolean onLoop() {
    return true;
  }

  @Override
  public long compute(LongSupplier computation) {
    return computation.getAsLong();
  }

  @Override
  public long[] all(List<? extends Part> parts) {
    List<Coroutine<Long>> coroutines = new ArrayList<>(parts.size());
    parts.forEach(part -> coroutines.add(part::run));
    return answers(Asyncio.<Long>gather(coroutines).await());
  }

  @Override
  public long[] group(List<? extends Part> parts) throws Exception {
    List<Task<Long>> tasks = new ArrayList<>(parts.size());
    var group = new TaskGroup();
    group.run(
        () -> {
          for (Part part : parts) {
            tasks.add(group.createTask((Coroutine<Long>) part::run));
          }
        });
    var answers = new long[tasks.size()];
    for (int part = 0; part < answers.length; part++) {
      answers[part] = tasks.get(part).result();
    }
    return answers;
  }

  private static long[] answers(List<Long> results) {
    return results.stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public Connection connect(SocketAddress peer) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    loop.sockConnect(channel, peer);
    return new LoopConnection(loop, channel, ByteBuffer.allocateDirect(Connection.ANSWER));
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
    public long sentNanos() {
      return buffer.getLong(Long.BYTES);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
