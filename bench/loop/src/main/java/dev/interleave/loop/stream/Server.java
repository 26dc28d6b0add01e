package dev.interleave.loop.stream;

import static dev.interleave.loop.Asyncio.sleep;

import dev.interleave.loop.CancelledError;
import dev.interleave.loop.EventLoop;
import dev.interleave.loop.ExceptionContext;
import dev.interleave.loop.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Accepts connections, and makes a transport and a protocol for each. asyncio: {@code Server}.
 *
 * <p>It serves from the start. To close it ends the accepting alone: connections live on until they
 * are closed, all at once by {@link #closeClients} or {@link #abortClients}.
 */
public final class Server implements AutoCloseable {
  /** How long to leave clients waiting after an accept failed: they would be reported in a spin. */
  private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

  private final EventLoop loop;
  private final Supplier<? extends Protocol> protocolFactory;
  private final List<ServerSocketChannel> channels;
  private final int backlog;
  private final @Nullable UnixSocketFile file;

  private final Set<Transport> clients = new LinkedHashSet<>();
  private final Waiters closing;
  private @Nullable Future<@Nullable Void> servingForever;
  private boolean serving;
  private boolean closed;

  Server(
      EventLoop loop,
      Supplier<? extends Protocol> protocolFactory,
      List<ServerSocketChannel> channels,
      int backlog,
      @Nullable UnixSocketFile file) {
    this.loop = loop;
    this.protocolFactory = protocolFactory;
    this.channels = channels;
    this.backlog = backlog;
    this.file = file;
    closing = new Waiters(loop);
    loop.resources().add(this);
  }

  // ---- Accepting ----

  /** Begins to accept, and skips a pass. */
  void startServing() {
    serving = true;
    channels.forEach(this::startAccepting);
    sleep(Duration.ZERO);
  }

  private void startAccepting(ServerSocketChannel channel) {
    if (!closed) {
      loop.addReader(channel, () -> accept(channel));
    }
  }

  /** Accepts whoever waits, but lets others have their turn after as many as a backlog. */
  private void accept(ServerSocketChannel channel) {
    try {
      for (int i = 0; i < backlog && !closed; i++) {
        SocketChannel accepted = channel.accept();
        if (accepted == null) {
          return;
        }
        loop.callSoon(() -> serve(accepted));
      }
    } catch (IOException failure) { // Most likely there are no descriptors left.
      loop.callLater(RETRY_DELAY, () -> startAccepting(channel));
      loop.removeReader(channel);
      report(
          "accept() failed on "
              + addresses()
              + "; trying again in "
              + RETRY_DELAY.toSeconds()
              + " s. If too many files are open, raise the limit (ulimit -n)",
          failure);
    }
  }

  private void serve(SocketChannel accepted) {
    try {
      if (closed) {
        accepted.close();
        return;
      }
      new SocketTransport(loop, accepted, protocolFactory.get(), this, null);
    } catch (Throwable failure) {
      report("Error on transport creation for incoming connection", failure);
      try {
        accepted.close();
      } catch (IOException alsoFailed) {
        failure.addSuppressed(alsoFailed);
      }
    }
  }

  void attach(Transport client) {
    clients.add(client);
  }

  void detach(Transport client) {
    clients.remove(client);
    releaseIfEnded();
  }

  private void releaseIfEnded() {
    if (closed && clients.isEmpty()) {
      closing.release(null);
    }
  }

  // ---- Serving ----

  /** Whether it accepts connections. */
  public boolean isServing() {
    return serving;
  }

  /**
   * Waits until the task is cancelled or the server is closed, then closes the server and its
   * connections.
   *
   * @throws IllegalStateException if it is closed, or if another task waits here
   * @throws CancelledError always, in the end
   */
  public void serveForever() {
    if (servingForever != null) {
      throw new IllegalStateException(
          "server " + this + " is already being awaited on serveForever()");
    }
    if (closed) {
      throw new IllegalStateException("server " + this + " is closed");
    }
    Future<@Nullable Void> forever = loop.createFuture();
    servingForever = forever;
    try {
      forever.await();
    } catch (CancelledError cancelled) {
      close();
      closeClients();
      waitClosed();
      throw cancelled;
    } finally {
      servingForever = null;
    }
  }

  /** The addresses it listens on; none once it is closed. asyncio: {@code sockets}. */
  public List<SocketAddress> addresses() {
    List<SocketAddress> addresses = new ArrayList<>();
    try {
      for (ServerSocketChannel channel : sockets()) {
        addresses.add(channel.getLocalAddress());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return addresses;
  }

  /** The channels it listens on, to set their options; none once it is closed. */
  public List<ServerSocketChannel> sockets() {
    return closed ? List.of() : List.copyOf(channels);
  }

  // ---- Closing ----

  /**
   * Stops to accept, and frees the addresses in the next pass: until then Java keeps a channel that
   * a loop watches. Does not wait, and leaves connections open.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    serving = false;
    loop.resources().remove(this);
    for (ServerSocketChannel channel : channels) {
      loop.removeReader(channel);
      try {
        channel.close();
      } catch (IOException failure) {
        report("Error on closing " + channel, failure);
      }
    }
    if (file != null) {
      file.delete();
    }
    if (loop.isClosed()) {
      return;
    }
    if (servingForever != null) {
      servingForever.cancel();
    }
    releaseIfEnded();
  }

  /** Closes all connections, once what was written to them is sent. */
  public void closeClients() {
    List.copyOf(clients).forEach(Transport::close);
  }

  /** Closes all connections at once. */
  public void abortClients() {
    List.copyOf(clients).forEach(Transport::abort);
  }

  /** Waits until the server is closed and so are all its connections. */
  public void waitClosed() {
    if (!closed || !clients.isEmpty()) {
      closing.await();
    }
  }

  private void report(String message, Throwable failure) {
    loop.callExceptionHandler(new ExceptionContext(message, failure, null, null));
  }

  @Override
  public String toString() {
    return "<Server " + (closed ? "closed" : channels) + ">";
  }
}
