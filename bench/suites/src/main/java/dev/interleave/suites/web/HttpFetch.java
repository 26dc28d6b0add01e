package dev.interleave.suites.web;

import dev.interleave.services.ServerProcess;
import dev.interleave.services.delay.DelayServer;
import dev.interleave.services.delay.Protocol;
import dev.interleave.suites.workload.Lateness;
import dev.interleave.suites.workload.Mix;
import dev.interleave.suites.workload.Parameters;
import dev.interleave.suites.workload.Waits;
import dev.interleave.suites.workload.Workload;
import dev.interleave.suites.workload.WorkloadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Each unit gets a small page from a web server in another process, over HTTP/1.1 connections that
 * are kept. The server answers after 5 ms on the mean unless {@code ms} says otherwise, in times of
 * the distribution {@code delay}.
 */
public final class HttpFetch implements Workload {
  private final HttpOptions options;
  private final Lateness late = new Lateness();
  private @Nullable ServerProcess server;
  private @Nullable PageClient client;

  HttpFetch(HttpOptions options) {
    this.options = options;
  }

  @Override
  public Profile profile() {
    return options.profile(1);
  }

  @Override
  public Map<String, String> attributes() {
    return options.attributes();
  }

  @Override
  public Duration warmUp() {
    return HttpOptions.WARM_UP;
  }

  @Override
  public void open(int units) throws IOException {
    ServerProcess started =
        DelayServer.start(Protocol.HTTP, options.distribution(), options.mean());
    server = started;
    client = options.client();
    late.open(units);
  }

  @Override
  public long run(int unit, long seed, Waits waits) throws Exception {
    ServerProcess running = server;
    PageClient connected = client;
    if (running == null || connected == null) {
      throw new IllegalStateException("open() comes before the first unit");
    }
    InetSocketAddress address = DelayServer.address(running);
    URI uri =
        URI.create(
            "http://%s:%d/answer?to=%d"
                .formatted(
                    address.getAddress().getHostAddress(), address.getPort(), Mix.mix(seed, unit)));
    PageClient.Page page = connected.get(uri, waits);
    late.woke(unit, System.nanoTime() - page.sentNanos());
    return Long.parseLong(page.body());
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
    ServerProcess running = server;
    PageClient connected = client;
    server = null;
    client = null;
    try {
      if (connected != null) {
        connected.close();
      }
    } finally {
      if (running != null) {
        running.close();
      }
    }
  }

  /** {@code http-fetch}, {@code http-fetch:delay=long-tailed;ms=5;client=loop}. */
  public static final class Factory implements WorkloadFactory {
    @Override
    public String id() {
      return "http-fetch";
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow("delay", "ms", "client");
      return new HttpFetch(HttpOptions.of(parameters));
    }
  }
}
