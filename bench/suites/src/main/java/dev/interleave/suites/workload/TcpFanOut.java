package dev.interleave.suites.workload;

import dev.interleave.services.delay.DelayServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Each unit sends requests to a server in another process at once, {@code k} of them, and waits for
 * all the answers, as a service does that asks several others.
 */
public final class TcpFanOut implements Workload {
  private final int requests;
  private final TcpEcho echo;
  private final Duration delay;

  private TcpFanOut(int requests, Duration delay) {
    this.requests = requests;
    this.delay = delay;
    this.echo = new TcpEcho(delay);
  }

  @Override
  public Profile profile() {
    return new Profile(delay.multipliedBy(requests), 0, requests, false);
  }

  @Override
  public void open(int units) throws IOException {
    echo.open(units * requests);
  }

  @Override
  public long run(int unit, long seed, Waits waits) throws Exception {
    long[] answers =
        waits.all(
            IntStream.range(0, requests)
                .<Waits.Part>mapToObj(
                    request -> () -> echo.run(unit * requests + request, seed, waits))
                .toList());
    long sum = 0;
    for (int request = 0; request < requests; request++) {
      sum += Mix.mix(answers[request], request);
    }
    return sum;
  }

  @Override
  public long expected(int unit, long seed) {
    long sum = 0;
    for (int request = 0; request < requests; request++) {
      sum += Mix.mix(DelayServer.answer(Mix.mix(seed, unit * requests + request)), request);
    }
    return sum;
  }

  @Override
  public Optional<Lateness> lateness() {
    return echo.lateness();
  }

  @Override
  public List<ProcessHandle> servers() {
    return echo.servers();
  }

  @Override
  public Optional<BooleanSupplier> serverIsAlive() {
    return echo.serverIsAlive();
  }

  @Override
  public void close() throws IOException {
    echo.close();
  }

  /** {@code tcp-fan-out}, {@code tcp-fan-out:k=10;ms=1}. */
  public static final class Factory implements WorkloadFactory {
    @Override
    public String id() {
      return "tcp-fan-out";
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow("k", "ms");
      int requests = (int) parameters.number("k", 5, 2, 100);
      double millis = parameters.number("ms", 5, 0.1, 60_000);
      return new TcpFanOut(requests, Duration.ofNanos(Math.round(millis * 1e6)));
    }
  }
}
