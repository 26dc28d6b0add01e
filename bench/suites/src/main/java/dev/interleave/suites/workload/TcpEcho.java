package dev.interleave.suites.workload;

import dev.interleave.services.ServerProcess;
import dev.interleave.services.delay.DelayServer;
import dev.interleave.services.delay.Distribution;
import dev.interleave.services.delay.Protocol;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Each unit sends a request over a loopback connection of its own to a server in another process,
 * which answers after a delay of 5 ms unless {@code ms} says otherwise. Connections are kept from
 * batch to batch, as a client's pool keeps them.
 */
public final class TcpEcho implements Workload {
  private final Duration delay;
  private final Lateness late = new Lateness();
  private @Nullable ServerProcess server;
  private Waits.@Nullable Connection[] connections = new Waits.Connection[0];

  TcpEcho(Duration delay) {
    this.delay = delay;
  }

  @Override
  public Profile profile() {
    return new Profile(delay, 0);
  }

  @Override
  public void open(int units) throws IOException {
    server = DelayServer.start(Protocol.ECHO, Distribution.FIXED, delay);
    connections = new Waits.Connection[units];
    late.open(units);
  }

  @Override
  public long run(int unit, long seed, Waits waits) throws IOException {
    Waits.@Nullable Connection connection = connections[unit];
    if (connection == null) {
      ServerProcess running = server;
      if (running == null) {
        throw new IllegalStateException("open() comes before the first unit");
      }
      connection = waits.connect(DelayServer.address(running));
      connections[unit] = connection;
    }
    long answer = connection.exchange(Mix.mix(seed, unit));
    late.woke(unit, System.nanoTime() - connection.sentNanos());
    return answer;
  }

  @Override
  public long expected(int unit, long seed) {
    return DelayServer.answer(Mix.mix(seed, unit));
  }

  @Override
  public Optional<Lateness> lateness() {
    return Optional.of(late);
  }

  @Override
  public List<ProcessHandle> servers() {
    ServerProcess running = server;
    return running == null ? List.of() : running.processes();
  }

  @Override
  public Optional<BooleanSupplier> serverIsAlive() {
    return Optional.ofNullable(server).map(running -> running::isAlive);
  }

  @Override
  public void close() throws IOException {
    for (Waits.@Nullable Connection connection : connections) {
      if (connection != null) {
        connection.close();
      }
    }
    connections = new Waits.Connection[0];
    ServerProcess running = server;
    if (running != null) {
      running.close();
      server = null;
    }
  }

  /** {@code tcp-echo}, {@code tcp-echo:ms=1}. */
  public static final class Factory implements WorkloadFactory {
    @Override
    public String id() {
      return "tcp-echo";
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow("ms");
      double millis = parameters.number("ms", 5, 0.1, 60_000);
      return new TcpEcho(Duration.ofNanos(Math.round(millis * 1e6)));
    }
  }
}
