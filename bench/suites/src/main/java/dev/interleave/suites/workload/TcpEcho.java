package dev.interleave.suites.workload;

import dev.interleave.suites.echo.EchoProcess;
import dev.interleave.suites.echo.EchoServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Each unit sends a request over a loopback connection of its own to a server in another process,
 * which answers after a delay of 5 ms unless {@code ms} says otherwise. Connections are kept from
 * batch to batch, as a client's pool keeps them.
 */
public final class TcpEcho implements Workload {
  private final Duration delay;
  private @Nullable EchoProcess server;
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
    server = EchoProcess.start(delay);
    connections = new Waits.Connection[units];
  }

  @Override
  public long run(int unit, long seed, Waits waits) throws IOException {
    Waits.@Nullable Connection connection = connections[unit];
    if (connection == null) {
      EchoProcess running = server;
      if (running == null) {
        throw new IllegalStateException("open() comes before the first unit");
      }
      connection = waits.connect(running.address());
      connections[unit] = connection;
    }
    return connection.exchange(Mix.mix(seed, unit));
  }

  @Override
  public long expected(int unit, long seed) {
    return EchoServer.answer(Mix.mix(seed, unit));
  }

  @Override
  public List<ProcessHandle> servers() {
    EchoProcess running = server;
    return running == null ? List.of() : List.of(running.handle());
  }

  @Override
  public void close() throws IOException {
    for (Waits.@Nullable Connection connection : connections) {
      if (connection != null) {
        connection.close();
      }
    }
    connections = new Waits.Connection[0];
    EchoProcess running = server;
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
