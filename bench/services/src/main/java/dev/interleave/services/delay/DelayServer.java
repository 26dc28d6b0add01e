package dev.interleave.services.delay;

import dev.interleave.services.Announcement;
import dev.interleave.services.Parent;
import dev.interleave.services.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers each request after a delay. One thread, plain NIO, nothing of what is being measured: a
 * fault of the loop can't hide in its own peer.
 */
public final class DelayServer {
  /** Longest queue of connections that were not yet accepted. */
  private static final int BACKLOG = 16_384;

  private final Protocol protocol;
  private final Distribution distribution;
  private final long meanNanos;
  private final Selector selector;
  private final ServerSocketChannel server;
  private final ByteBuffer answer;
  private final PriorityQueue<Pending> pending =
      new PriorityQueue<>(Comparator.comparingLong(Pending::due));

  /**
   * A request whose answer waits for its time.
   *
   * @param due from the start of the server, in nanoseconds
   */
  private record Pending(SocketChannel peer, long request, long due) {}

  private final long started = System.nanoTime();

  private DelayServer(Protocol protocol, Distribution distribution, long meanNanos)
      throws IOException {
    this.protocol = protocol;
    this.distribution = distribution;
    this.meanNanos = meanNanos;
    answer = ByteBuffer.allocateDirect(protocol.longest);
    selector = Selector.open();
    server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
  }

  /** What the server makes of a request: not the request itself, so that no short cut answers. */
  public static long answer(long request) {
    return Long.rotateLeft(request, 17) ^ 0x5deece66dL;
  }

  /**
   * Starts one in a process of its own, on a free port of the loopback interface.
   *
   * @param mean time from a request to its answer
   * @throws IOException if it can't be started; the message says why
   */
  public static ServerProcess start(Protocol protocol, Distribution distribution, Duration mean)
      throws IOException {
    return ServerProcess.start(
        protocol.id() + " server",
        DelayServer.class,
        List.of(protocol.id(), distribution.id(), Long.toString(mean.toNanos())));
  }

  /** The address of a process that {@link #start} has started. */
  public static InetSocketAddress address(ServerProcess process) {
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(), process.announcement().number("port"));
  }

  /** Takes protocol, distribution and mean delay in nanoseconds. */
  public static void main(String[] args) throws IOException {
    Parent.exitWith();
    DelayServer server;
    try {
      server =
          new DelayServer(
              args[0].equals(Protocol.HTTP.id()) ? Protocol.HTTP : Protocol.ECHO,
              Distribution.of(args[1]),
              Long.parseLong(args[2]));
    } catch (IOException failed) {
      Announcement.printError(System.out, "the server can't listen: " + failed.getMessage());
      System.exit(2);
      return;
    }
    int port = ((InetSocketAddress) server.server.getLocalAddress()).getPort();
    new Announcement(Map.of("port", Integer.toString(port))).print(System.out);
    server.serve();
  }

  private long now() {
    return System.nanoTime() - started;
  }

  private void serve() throws IOException {
    while (true) {
      await();
      for (var keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
        SelectionKey key = keys.next();
        keys.remove();
        if (key.isAcceptable()) {
          accept();
        } else {
          read(key);
        }
      }
      answerDue();
    }
  }

  /**
   * Waits for a request or the next answer. A selector counts in whole milliseconds; the rest of
   * the way is slept, so that answers come on time and requests at most one millisecond late, which
   * their own delay hides: the delay runs from the time that the request is read.
   */
  private void await() throws IOException {
    Pending next = pending.peek();
    if (next == null) {
      selector.select();
      return;
    }
    long left = next.due() - now();
    if (left >= 1_000_000) {
      selector.select(left / 1_000_000);
    } else {
      LockSupport.parkNanos(left);
      selector.selectNow();
    }
  }

  private void accept() throws IOException {
    for (SocketChannel peer = server.accept(); peer != null; peer = server.accept()) {
      peer.configureBlocking(false);
      peer.setOption(StandardSocketOptions.TCP_NODELAY, true);
      peer.register(selector, SelectionKey.OP_READ, ByteBuffer.allocateDirect(protocol.longest));
    }
  }

  private void read(SelectionKey key) {
    var peer = (SocketChannel) key.channel();
    var buffer = (ByteBuffer) key.attachment();
    try {
      int count = peer.read(buffer);
      while (count > 0) {
        take(peer, buffer);
        count = peer.read(buffer);
      }
      // An end, or a buffer that is full and holds no whole request.
      if (count < 0 || !buffer.hasRemaining()) {
        peer.close();
      }
    } catch (IOException | IllegalArgumentException reset) {
      close(peer);
    }
  }

  private void take(SocketChannel peer, ByteBuffer buffer) {
    buffer.flip();
    for (OptionalLong request = protocol.request(buffer);
        request.isPresent();
        request = protocol.request(buffer)) {
      long number = request.getAsLong();
      pending.add(new Pending(peer, number, now() + distribution.nanos(meanNanos, number)));
    }
    buffer.compact();
  }

  private void answerDue() {
    long now = now();
    for (Pending next = pending.peek(); next != null && next.due() <= now; next = pending.peek()) {
      pending.remove();
      answer.clear();
      protocol.answer(next.request(), answer);
      answer.flip();
      try {
        // So few bytes to a peer that waits for them always fit into the socket's buffer.
        if (next.peer().isOpen()) {
          next.peer().write(answer);
          if (answer.hasRemaining()) {
            next.peer().close();
          }
        }
      } catch (IOException reset) {
        close(next.peer());
      }
    }
  }

  private static void close(SocketChannel peer) {
    try {
      peer.close();
    } catch (IOException alreadyGone) {
      // The connection is of no use either way.
    }
  }
}
