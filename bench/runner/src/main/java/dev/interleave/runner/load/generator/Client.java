package dev.interleave.runner.load.generator;

import dev.interleave.report.load.LoadSample;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Runs an open loop over real connections, on the thread that calls it. */
final class Client {
  private static final long MILLI = 1_000_000;

  /** The selector can't wait for less; for less than this a nap is taken in small steps. */
  private static final long COARSE = 2 * MILLI;

  /** What the kernel adds to a nap is about as much again. */
  private static final long NAP = 50_000;

  /** A wait that is shorter than a nap would be. */
  private static final long SPIN = 20_000;

  /** Milliseconds after which there may be something else to do than to wait. */
  private static final int LOOK = 10;

  private static final long RETRY = 20 * MILLI;
  private static final long CONNECT_LIMIT = 5_000 * MILLI;
  private static final int READ = 1 << 16;

  private final Target target;
  private final InetSocketAddress address;
  private final Expectation expectation;
  private final ByteBuffer input = ByteBuffer.allocateDirect(READ);
  private final List<Connection> connections = new ArrayList<>();

  Client(Target target) {
    this.target = target;
    this.address = new InetSocketAddress(target.host(), target.port());
    this.expectation = target.expectation();
  }

  /**
   * A probe on connections of its own.
   *
   * @throws IOException if the server can't be connected to at the start
   */
  LoadSample measure(Order order) throws IOException {
    try (Selector selector = Selector.open()) {
      return new Probe(order, selector).run();
    } finally {
      connections.forEach(Connection::close);
      connections.clear();
    }
  }

  private final class Probe {
    private final Order order;
    private final Selector selector;
    private final long from;
    private final long to;
    private final Recorder recorder;
    private final OpenLoop loop;
    private @Nullable IOException refused;
    private int opened;
    private boolean started;
    private long start;
    private long sweptAt;

    Probe(Order order, Selector selector) {
      this.order = order;
      this.selector = selector;
      this.from = nanos(order.settleSeconds());
      this.to = from + nanos(order.seconds());
      long timeout = nanos(target.timeoutSeconds());
      this.recorder = new Recorder(from, to, timeout);
      this.loop =
          new OpenLoop(
              Schedule.of(target.arrivals(), order.rate(), target.seed()),
              to,
              timeout,
              target.connections(),
              recorder);
    }

    LoadSample run() throws IOException {
      openAll();
      CpuMeter before = null;
      CpuMeter after = null;
      started = true;
      start = System.nanoTime();
      for (long now = 0; !loop.isDone(); now = now()) {
        if (before == null && now >= from) {
          before = CpuMeter.read(target.serverPid());
        }
        if (after == null && now >= to) {
          after = CpuMeter.read(target.serverPid());
        }
        loop.advance(now, this::send);
        sweep(now);
        await(loop.nextDue() - now());
      }
      CpuMeter first = before == null ? CpuMeter.read(target.serverPid()) : before;
      CpuMeter last = after == null ? CpuMeter.read(target.serverPid()) : after;
      return recorder.sample(order.rate(), last.ownSince(first), last.serverSince(first));
    }

    private void openAll() throws IOException {
      byte[] request = target.bytes();
      for (int i = 0; i < target.connections(); i++) {
        Connection connection = new Connection(i, request, target.parser());
        connections.add(connection);
        open(connection);
      }
      start = System.nanoTime();
      while (opened < target.connections()) {
        selector.select(this::ready, LOOK);
        if (now() > CONNECT_LIMIT) {
          throw new IOException(
              "only %d of %d connections were accepted within %d s"
                  .formatted(opened, target.connections(), CONNECT_LIMIT / 1000 / MILLI));
        }
        if (refused != null) {
          throw refused;
        }
      }
    }

    private long now() {
      return System.nanoTime() - start;
    }

    /** Waits for answers, until {@code idle} has passed at most. */
    private void await(long idle) throws IOException {
      if (idle > COARSE) {
        selector.select(this::ready, Math.clamp(idle / MILLI - 1, 1, LOOK));
      } else if (selector.selectNow(this::ready) == 0 && idle > SPIN) {
        LockSupport.parkNanos(Math.min(idle - SPIN, NAP));
      }
    }

    private void ready(SelectionKey key) {
      Connection connection = (Connection) key.attachment();
      try {
        if (key.isConnectable()) {
          if (connection.finishOpening()) {
            opened(connection);
          }
          return;
        }
        if (key.isWritable()) {
          connection.write();
        }
        if (key.isReadable()) {
          read(connection);
        }
      } catch (IOException e) {
        lost(connection, e);
      }
    }

    private void opened(Connection connection) {
      opened++;
      if (started) {
        recorder.reconnected(now());
      }
      loop.opened(connection.index);
    }

    private void send(int index) {
      Connection connection = connections.get(index);
      try {
        connection.send();
      } catch (IOException e) {
        lost(connection, e);
      }
    }

    private void read(Connection connection) throws IOException {
      input.clear();
      boolean ended = connection.read(input) < 0;
      boolean whole = ended ? connection.parser.close() : connection.parser.accept(input.flip());
      if (whole) {
        answered(connection);
      } else if (ended) {
        throw new IOException("the server closed the connection");
      }
    }

    private void answered(Connection connection) throws IOException {
      Optional<String> mismatch = expectation.mismatch(connection.parser);
      long now = now();
      if (mismatch.isEmpty()) {
        loop.right(connection.index, now);
      } else {
        loop.wrong(connection.index, now, mismatch.get());
      }
      if (connection.parser.keepsAlive()) {
        connection.parser.reset();
        loop.opened(connection.index);
      } else {
        open(connection);
      }
    }

    private void open(Connection connection) throws IOException {
      if (connection.open(address, selector)) {
        opened(connection);
      }
    }

    private void lost(Connection connection, IOException why) {
      if (!started) {
        refused = why;
        return;
      }
      loop.broken(connection.index, now(), String.valueOf(why.getMessage()));
      connection.close();
      connection.retryAt = now() + RETRY;
    }

    /** What is not urgent, about every millisecond. */
    private void sweep(long now) {
      if (now - sweptAt < MILLI) {
        return;
      }
      sweptAt = now;
      loop.expire(now, index -> reopen(connections.get(index)));
      for (Connection connection : connections) {
        if (connection.retryAt <= now) {
          reopen(connection);
        }
      }
    }

    private void reopen(Connection connection) {
      try {
        open(connection);
      } catch (IOException e) {
        lost(connection, e);
      }
    }
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }
}
