package dev.interleave.peers.peer;

import dev.interleave.loop.Coroutine;
import dev.interleave.loop.EventLoop;
import dev.interleave.loop.LoopOptions;
import dev.interleave.loop.Mechanism;
import dev.interleave.loop.stream.Network;
import dev.interleave.loop.stream.Protocol;
import dev.interleave.loop.stream.Server;
import dev.interleave.loop.stream.StreamOptions;
import dev.interleave.loop.stream.StreamReader;
import dev.interleave.loop.stream.StreamWriter;
import dev.interleave.loop.stream.Streams;
import dev.interleave.loop.stream.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The loop's own servers: of callbacks, which is what Netty's handlers are, and of streams, which
 * is what its users write. {@link LoopPeer} has a third, of tasks that use sockets.
 */
final class LoopServer implements Peer {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int BACKLOG = 1024;

  private final EventLoop loop =
      new EventLoop(LoopOptions.DEFAULTS.with(Mechanism.SCHEDULED_THREADS));
  private final Coroutine<Server> start;
  private @Nullable Server server;
  private @Nullable ExecutorService thread;

  private LoopServer(Coroutine<Server> start) {
    this.start = start;
  }

  static Peer ofProtocols() {
    return new LoopServer(() -> Network.createServer(EchoProtocol::new, LOOPBACK, 0, BACKLOG));
  }

  static Peer ofStreams() {
    StreamOptions options = StreamOptions.DEFAULTS.withBacklog(BACKLOG);
    return new LoopServer(() -> Streams.startServer(LoopServer::echo, LOOPBACK, 0, options));
  }

  private static final class EchoProtocol implements Protocol {
    private @Nullable Transport transport;

    @Override
    public void connectionMade(Transport transport) {
      this.transport = transport;
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      if (transport != null) {
        transport.write(data);
      }
    }
  }

  private static void echo(StreamReader reader, StreamWriter writer) throws IOException {
    try (writer) {
      byte[] data = reader.read(1024);
      while (data.length > 0) {
        writer.write(data);
        writer.drain();
        data = reader.read(1024);
      }
    }
  }

  @Override
  public int serveEcho() {
    Server started = loop.runUntilComplete(start);
    server = started;
    ExecutorService executor =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("loop").factory());
    thread = executor;
    executor.execute(loop::runForever);
    return ((InetSocketAddress) started.addresses().getFirst()).getPort();
  }

  @Override
  public void close() {
    Server open = server;
    if (thread != null && open != null) {
      loop.callSoonThreadsafe(
          () -> {
            open.close();
            loop.stop();
          });
      thread.close();
      loop.setExceptionHandler((itsLoop, context) -> {}); // Tasks are left, on purpose.
    }
    loop.close();
  }
}
