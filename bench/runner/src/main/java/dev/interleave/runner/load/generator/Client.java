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
import org.jspecify.annotations.Nullable;

/** An open loop over real connections, on the thread that runs it. */
final class Client {
  private static final long MILLI = 1_000_000;
  private static final long RETRY = 20 * MILLI;
  private static final long CONNECT_SECONDS = 5;
  private static final int READ = 1 << 16;

  private final Target target;
  private final Order order;
  private final Selector selector;
  private final InetSocketAddress address;
  private final Expectation expectation;
  private final ByteBuffer input = ByteBuffer.allocateDirect(READ);
  private final List<Connection> connections = new ArrayList<>();
  private final long from;
  private final long to;
  private final Recorder recorder;
  private final OpenLoop loop;
  private int opened;
  private @Nullable IOException refused;
  private boolean started;
  private long start = System.nanoTime();
  private long sweptAt;

  private Client(Target target, Order order, Selector selector) {
    this.target = target;
    this.order = order;
    this.selector = selector;
    this.address = new InetSocketAddress(target.host(), target.port());
    this.expectation = target.expectation();
    this.from = nanos(order.settleSeconds());
    this.to = from + nanos(order.seconds());
    long timeout = nanos(target.timeoutSeconds());
    this.recorder = new Recorder(from, to, timeout);
    Schedule schedule = Schedule.of(target.arrivals(), order.rate(), target.seed());
    this.loop = new OpenLoop(schedule, to, timeout, target.connections(), recorder);
  }

  /**
   * A probe on connections of its own.
   *
   * @throws IOException if the server can't be connected to at the start
   */
  static LoadSample measure(Target target, Order order) throws IOException {
    try (Selector selector = Selector.open()) {
      Client client = new Client(target, order, selector);
      try {
        client.openAll();
        return client.run();
      } finally {
        client.connections.forEach(Connection::close);
      }
    }
  }

  private void openAll() throws IOException {
    byte[] request = target.bytes();
    for (int i = 0; i < target.connections(); i++) {
      Connection connection = new Connection(i, request, target.parser());
      connections.add(connection);
      open(connection);
    }
    while (opened < target.connections()) {
      Waiting.until(Long.MAX_VALUE, selector, this::ready);
      if (refused != null) {
        throw refused;
      }
      if (now() > CONNECT_SECONDS * 1000 * MILLI) {
        throw new IOException(
            "only %d of %d connections were accepted within %d s"
                .formatted(opened, target.connections(), CONNECT_SECONDS));
      }
    }
  }

  private LoadSample run() throws IOException {
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
      Waiting.until(loop.nextDue() - now(), selector, this::ready);
    }
    CpuMeter last = after == null ? CpuMeter.read(target.serverPid()) : after;
    CpuMeter first = before == null ? last : before;
    return recorder.sample(order.rate(), last.ownSince(first), last.serverSince(first));
  }

  private long now() {
    return System.nanoTime() - start;
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

  private void open(Connection connection) throws IOException {
    if (connection.open(address, selector)) {
      opened(connection);
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
    if (!ended && !loop.isBusy(connection.index)) {
      throw new ProtocolException("an answer came that was not asked for");
    }
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

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }
}
