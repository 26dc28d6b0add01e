package dev.interleave.suites.web;

import dev.interleave.suites.workload.Lateness;
import dev.interleave.suites.workload.Mix;
import dev.interleave.suites.workload.Parameters;
import dev.interleave.suites.workload.Waits;
import dev.interleave.suites.workload.Workload;
import dev.interleave.suites.workload.WorkloadFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Each unit gets {@code k} pages at once, as {@link HttpFetch} gets one, and waits for all. */
public final class HttpFanOut implements Workload {
  private final int pages;
  private final HttpOptions options;
  private final HttpFetch fetch;

  private HttpFanOut(int pages, HttpOptions options) {
    this.pages = pages;
    this.options = options;
    this.fetch = new HttpFetch(options);
  }

  @Override
  public Profile profile() {
    return options.profile(pages);
  }

  @Override
  public Map<String, String> attributes() {
    return options.attributes();
  }

  @Override
  public Duration warmUp() {
    return fetch.warmUp();
  }

  @Override
  public void open(int units) throws IOException {
    fetch.open(units * pages);
  }

  @Override
  public long run(int unit, long seed, Waits waits) throws Exception {
    long[] answers =
        waits.all(
            IntStream.range(0, pages)
                .<Waits.Part>mapToObj(page -> () -> fetch.run(unit * pages + page, seed, waits))
                .toList());
    long sum = 0;
    for (int page = 0; page < pages; page++) {
      sum += Mix.mix(answers[page], page);
    }
    return sum;
  }

  @Override
  public long expected(int unit, long seed) {
    long sum = 0;
    for (int page = 0; page < pages; page++) {
      sum += Mix.mix(fetch.expected(unit * pages + page, seed), page);
    }
    return sum;
  }

  @Override
  public Optional<Lateness> lateness() {
    return fetch.lateness();
  }

  @Override
  public List<ProcessHandle> servers() {
    return fetch.servers();
  }

  @Override
  public Optional<BooleanSupplier> serverIsAlive() {
    return fetch.serverIsAlive();
  }

  @Override
  public void close() throws IOException {
    fetch.close();
  }

  /** {@code http-fan-out}, {@code http-fan-out:k=10;delay=exponential}. */
  public static final class Factory implements WorkloadFactory {
    @Override
    public String id() {
      return "http-fan-out";
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow("k", "delay", "ms", "client");
      return new HttpFanOut((int) parameters.number("k", 5, 2, 100), HttpOptions.of(parameters));
    }
  }
}
