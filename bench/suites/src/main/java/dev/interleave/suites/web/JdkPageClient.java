package dev.interleave.suites.web;

import dev.interleave.suites.workload.Waits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * The JDK's client, one for all units: {@code send} where units may block, {@code sendAsync} on
 * loops. Either way it has threads of its own.
 */
final class JdkPageClient implements PageClient {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Override
  public Page get(URI uri, Waits waits) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    HttpResponse<String> response =
        waits.onLoop()
            ? waits.await(client.sendAsync(request, BodyHandlers.ofString()))
            : waits.blocking(() -> client.send(request, BodyHandlers.ofString()));
    if (response.statusCode() != 200) {
      throw new IOException("%s was answered with %d".formatted(uri, response.statusCode()));
    }
    return new Page(response.body(), response.headers().firstValueAsLong("Sent").orElse(0));
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
