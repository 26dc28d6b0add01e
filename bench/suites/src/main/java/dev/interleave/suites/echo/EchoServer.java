package dev.interleave.suites.echo;

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
import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers each eight-byte request after a fixed delay. One thread, plain NIO, nothing of what is
 * being measured: a fault of the loop can't hide in its own peer.
 *
 * <p>Prints its port on standard output, and ends when standard input does, so that it never
 * outlives the process that started it.
 */
public final class EchoServer {
  /** Longest queue of connections that were not yet accepted. */
  private static final int BACKLOG = 16_384;

  private static final int REQUEST_BYTES = Long.BYTES;

  private final long delayNanos;
  private final Selector selector;
  private final ServerSocketChannel server;

  /**
   * Requests by the time of their answer; the delay is the same for all, so also in order of it.
   */
  private final ArrayDeque<Pending> pending = new ArrayDeque<>();

  private record Pending(SocketChannel peer, long request, long due) {}

  private EchoServer(Duration delay) throws IOException {
    delayNanos = delay.toNanos();
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

  /** Takes one argument: the delay in nanoseconds. */
  public static void main(String[] args) throws IOException {
    var server = new EchoServer(Duration.ofNanos(Long.parseLong(args[0])));
    Thread.ofPlatform().daemon().start(EchoServer::exitWithParent);
    System.out.println(((InetSocketAddress) server.server.getLocalAddress()).getPort());
    System.out.flush();
    server.serve();
  }

  private static void exitWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever sent: only the end matters.
      }
    } catch (IOException closed) {
      // As good as the end.
    }
    Runtime.getRuntime().halt(0);
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
    long left = next.due() - System.nanoTime();
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
      peer.register(selector, SelectionKey.OP_READ, ByteBuffer.allocateDirect(REQUEST_BYTES));
    }
  }

  private void read(SelectionKey key) {
    var peer = (SocketChannel) key.channel();
    var buffer = (ByteBuffer) key.attachment();
    try {
      int count = peer.read(buffer);
      while (count > 0) {
        if (!buffer.hasRemaining()) {
          pending.add(new Pending(peer, buffer.flip().getLong(), System.nanoTime() + delayNanos));
          buffer.clear();
        }
        count = peer.read(buffer);
      }
      if (count < 0) {
        peer.close();
      }
    } catch (IOException reset) {
      close(peer);
    }
  }

  private void answerDue() {
    var buffer = ByteBuffer.allocate(REQUEST_BYTES);
    long now = System.nanoTime();
    for (Pending next = pending.peek();
        next != null && next.due() - now <= 0;
        next = pending.peek()) {
      pending.remove();
      buffer.clear().putLong(answer(next.request())).flip();
      try {
        // Eight bytes to a peer that waits for them always fit into the socket's buffer.
        if (next.peer().isOpen() && next.peer().write(buffer) != REQUEST_BYTES) {
          next.peer().close();
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
