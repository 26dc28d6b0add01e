package dev.interleave.suites.web;

import dev.interleave.loop.Asyncio;
import dev.interleave.loop.EventLoop;
import dev.interleave.loop.http.HttpClient;
import dev.interleave.loop.http.HttpClientOptions;
import dev.interleave.loop.http.HttpClientResponse;
import dev.interleave.suites.workload.Waits;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The loop's own client, one for each loop that units run on. */
final class LoopPageClient implements PageClient {
  private static final HttpClientOptions OPTIONS =
      HttpClientOptions.DEFAULTS.mostConnections(Integer.MAX_VALUE);

  private final Map<EventLoop, HttpClient> clients = new ConcurrentHashMap<>();

  @Override
  public Page get(URI uri, Waits waits) throws IOException {
    HttpClient client =
        clients.computeIfAbsent(Asyncio.runningLoop(), loop -> new HttpClient(OPTIONS));
    try (HttpClientResponse response = client.get(uri)) {
      if (response.status() != 200) {
        throw new IOException("%s was answered with %d".formatted(uri, response.status()));
      }
      String sent = response.headers().get("Sent");
      return new Page(response.text(), sent == null ? 0 : Long.parseLong(sent));
    }
  }

  /** A loop has closed its client with itself. */
  @Override
  public void close() {
    clients.clear();
  }
}
