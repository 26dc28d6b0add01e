package dev.interleave.loop.http;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Asyncio.timeout;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.loop.AsyncGenerator;
import dev.interleave.loop.Asyncio;
import dev.interleave.loop.CancelledError;
import dev.interleave.loop.Coroutine;
import dev.interleave.loop.Mechanism;
import dev.interleave.loop.OnEachMechanism;
import dev.interleave.loop.Task;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against the server. */
@Timeout(30)
class HttpClientTest {
  private static final URI ROOT = URI.create("http://test/");
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** What a test does with both. */
  private interface Both {
    void run(Served served, HttpClient client) throws Exception;
  }

  private static void withClient(HttpHandler handler, Both both) {
    withClient(null, HttpClientOptions.DEFAULTS, handler, both);
  }

  private static void withClient(
      @Nullable Mechanism mechanism, HttpClientOptions options, HttpHandler handler, Both both) {
    Served.run(
        mechanism,
        handler,
        HttpServerOptions.DEFAULTS,
        served -> {
          try (HttpClient client = Scripted.client(options, served.path)) {
            both.run(served, client);
          }
        });
  }

  private static HttpResponse describe(HttpRequest request) throws IOException {
    return HttpResponse.text(request + " to " + request.host() + ": " + request.text());
  }

  @OnEachMechanism
  void requestsShareAConnection(Mechanism mechanism) {
    withClient(
        mechanism,
        HttpClientOptions.DEFAULTS,
        HttpClientTest::describe,
        (served, client) -> {
          for (int i = 0; i < 3; i++) {
            HttpClientResponse answer = client.get("http://Test:8080/a?b=" + i);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.reason()).isEqualTo("OK");
            assertThat(answer.version()).isEqualTo("HTTP/1.1");
            assertThat(answer.headers().get("content-type")).startsWith("text/plain");
            assertThat(answer.text()).isEqualTo("GET /a?b=" + i + " to test:8080: ");
          }
          assertThat(served.server.connectionCount()).isEqualTo(1);
          assertThat(client.connectionCount()).isEqualTo(1);
        });
  }

  @Test
  void bodiesAreSent() {
    withClient(
        HttpClientTest::describe,
        (served, client) -> {
          byte[] abc = "abc".getBytes(UTF_8);
          assertThat(client.send(HttpClientRequest.post(ROOT, abc)).text()).endsWith("test: abc");
          assertThat(client.send(HttpClientRequest.of("PUT", ROOT).body("gr\u00f6\u00dfe")).text())
              .startsWith("PUT ")
              .endsWith("gr\u00f6\u00dfe");
          var pieces =
              new AsyncGenerator<byte[]>(
                  out -> {
                    out.emit(abc);
                    out.emit(new byte[0]);
                    sleep(SECOND);
                    out.emit("def".getBytes(UTF_8));
                  });
          assertThat(client.send(HttpClientRequest.of("POST", ROOT).body(pieces)).text())
              .endsWith("test: abcdef");
          assertThat(client.send(HttpClientRequest.of("POST", ROOT)).text()).endsWith("test: ");
          assertThat(served.server.connectionCount()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 65_536, 3_000_000})
  void bodiesOfAllSizesCome(int size) {
    byte[] data = new byte[size];
    for (int i = 0; i < size; i++) {
      data[i] = (byte) (i * 31 + i / 251);
    }
    withClient(
        request -> {
          byte[] body = request.body().limit(10_000_000).bytes();
          return request.path().equals("/chunks")
              ? HttpResponse.stream(
                  new AsyncGenerator<>(
                      out -> {
                        for (int at = 0; at < body.length; at += 100_000) {
                          out.emit(
                              Arrays.copyOfRange(body, at, Math.min(body.length, at + 100_000)));
                        }
                      }))
              : HttpResponse.of(200, body);
        },
        (served, client) -> {
          for (String path : List.of("bytes", "chunks")) {
            URI uri = URI.create("http://test/" + path);
            var pieces = new AsyncGenerator<byte[]>(out -> out.emit(data));
            HttpClientRequest post = HttpClientRequest.of("POST", uri);
            assertThat(client.send(post.body(data)).bytes()).isEqualTo(data);
            assertThat(client.send(post.body(pieces)).bytes()).isEqualTo(data);
          }
          assertThat(served.server.connectionCount()).isEqualTo(1);
        });
  }

  @Test
  void anAnswerWithoutABodyFreesItsConnectionAtOnce() {
    withClient(
        request -> HttpResponse.text(request.method().equals("GET") ? 304 : 200, "body"),
        (served, client) -> {
          HttpClientResponse head = client.send(HttpClientRequest.of("HEAD", ROOT));
          assertThat(head.headers().get("Content-Length")).isEqualTo("4");
          assertThat(client.get(ROOT).status()).isEqualTo(304);
          assertThat(head.text()).isEmpty();
          assertThat(served.server.connectionCount()).isEqualTo(1);
        });
  }

  @Test
  void waitersGetConnectionsInTheirOrder() {
    int[] most = {0, 0};
    List<String> order = new ArrayList<>();
    withClient(
        null,
        HttpClientOptions.DEFAULTS.mostConnections(2),
        request -> {
          most[0] = Math.max(most[0], ++most[1]);
          sleep(SECOND);
          most[1]--;
          return HttpResponse.text(request.path());
        },
        (served, client) -> {
          List<Coroutine<Boolean>> all = new ArrayList<>();
          for (int i = 0; i < 6; i++) {
            String path = "/" + i;
            all.add(() -> order.add(client.get("http://test" + path).text()));
          }
          gather(all).await();
          assertThat(order).containsExactly("/0", "/1", "/2", "/3", "/4", "/5");
          assertThat(most[0]).isEqualTo(2);
          assertThat(Math.round(Served.now())).isEqualTo(3);
          assertThat(client.connectionCount()).isEqualTo(2);
        });
  }

  @Test
  void whoeverIsCancelledWhileItWaitsTakesNoConnection() {
    withClient(
        null,
        HttpClientOptions.DEFAULTS.mostConnections(1),
        request -> {
          sleep(SECOND);
          return HttpResponse.text("ok");
        },
        (served, client) -> {
          Task<String> first = createTask(() -> client.get(ROOT).text());
          Task<String> second = createTask(() -> client.get(ROOT).text());
          Task<String> third = createTask(() -> client.get(ROOT).text());
          sleep(Duration.ofMillis(500));
          second.cancel();
          first.await();
          assertThat(third.await()).isEqualTo("ok");
          Task<String> underWay = createTask(() -> client.get(ROOT).text());
          sleep(Duration.ofMillis(500));
          underWay.cancel();
          assertThatThrownBy(underWay::await).isInstanceOf(CancelledError.class);
          assertThat(client.connectionCount()).isZero();
          assertThat(client.get(ROOT).text()).isEqualTo("ok");
        });
  }

  @Test
  void anAnswerThatIsLeftEndsItsConnection() {
    withClient(
        null,
        HttpClientOptions.DEFAULTS.mostConnections(1),
        request -> HttpResponse.of(200, new byte[500_000]),
        (served, client) -> {
          try (HttpClientResponse answer = client.get(ROOT)) {
            assertThat(answer.body().read()).isNotEmpty();
            assertThat(client.connectionCount()).isEqualTo(1);
          }
          assertThat(client.connectionCount()).isZero();
          assertThat(client.get(ROOT).bytes()).hasSize(500_000);
        });
  }

  @Test
  void anAnswerWhoseReadingIsCancelledEndsItsConnection() {
    withClient(
        null,
        HttpClientOptions.DEFAULTS.mostConnections(1),
        request ->
            HttpResponse.stream(
                new AsyncGenerator<>(
                    out -> {
                      out.emit(new byte[1]);
                      sleep(Duration.ofSeconds(20));
                      out.emit(new byte[1]);
                    })),
        (served, client) -> {
          assertThatThrownBy(() -> timeout(SECOND).run(() -> client.get(ROOT).bytes()))
              .isInstanceOf(TimeoutException.class);
          assertThat(client.connectionCount()).isZero();
          assertThat(client.get(ROOT).bytes()).hasSize(2);
        });
  }

  @Test
  void anIdleConnectionIsClosedByWhoeverTiresFirst() {
    withClient(
        HttpClientTest::describe,
        (served, client) -> {
          client.get(ROOT).text();
          sleep(Duration.ofSeconds(14));
          client.get(ROOT).text();
          sleep(Duration.ofSeconds(14));
          assertThat(client.connectionCount()).isEqualTo(1);
          sleep(Duration.ofSeconds(2));
          assertThat(client.connectionCount()).isZero();
          assertThat(served.server.connectionCount()).isZero();
        });
    withClient(
        null,
        HttpClientOptions.DEFAULTS.idleTimeout(Duration.ofHours(1)),
        HttpClientTest::describe,
        (served, client) -> {
          client.get(ROOT).text();
          sleep(Duration.ofSeconds(76));
          assertThat(client.connectionCount()).isZero();
          assertThat(client.get(ROOT).status()).isEqualTo(200);
        });
  }

  @Test
  void aRequestBodyThatFailsIsTheCallersError() {
    withClient(
        HttpClientTest::describe,
        (served, client) -> {
          var broken =
              new AsyncGenerator<byte[]>(
                  out -> {
                    out.emit(new byte[10]);
                    throw new IllegalStateException("no more");
                  });
          assertThatThrownBy(() -> client.send(HttpClientRequest.of("POST", ROOT).body(broken)))
              .isInstanceOf(IllegalStateException.class)
              .hasMessage("no more");
          assertThat(client.connectionCount()).isZero();
          sleep(SECOND);
          assertThat(served.reported).isEmpty();
        });
  }

  @Test
  void aClientThatIsClosedFailsWhatIsUnderWay() {
    withClient(
        null,
        HttpClientOptions.DEFAULTS.mostConnections(1),
        request -> {
          sleep(Duration.ofHours(1));
          return HttpResponse.text("late");
        },
        (served, client) -> {
          Task<?> underWay = createTask(() -> client.get(ROOT));
          Task<?> waiting = createTask(() -> client.get(ROOT));
          sleep(SECOND);
          client.close();
          assertThatThrownBy(underWay::await).isInstanceOf(IOException.class);
          assertThatThrownBy(waiting::await)
              .isInstanceOf(IllegalStateException.class)
              .hasMessage("The client was closed before the request was sent");
          assertThatThrownBy(() -> client.get(ROOT))
              .isInstanceOf(IllegalStateException.class)
              .hasMessage("The client is closed: it can't send GET http://test/");
          assertThat(client.connectionCount()).isZero();
          served.server.close(SECOND);
        });
  }

  @Test
  void urisThatItCannotAskAreNamed() {
    Asyncio.run(
        () -> {
          try (HttpClient client = new HttpClient()) {
            assertThatThrownBy(() -> client.get("https://test/x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                    "This client has no TLS: use http:// in place of https://test/x, or"
                        + " java.net.http");
            for (String uri :
                List.of("/path", "ftp://a/", "http:///x", "mailto:a", "http://u@a/")) {
              assertThatThrownBy(() -> client.get(uri))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessage(
                      "A request goes to http://host:port/path, without a user, not to " + uri);
            }
          }
        });
  }

  @Test
  void aRefusedConnectionIsNamedAndTakesNoSlot() {
    HttpClientOptions options = HttpClientOptions.DEFAULTS.mostConnections(1);
    Asyncio.run(
        () -> {
          try (HttpClient client = new HttpClient(options)) {
            for (int i = 0; i < 3; i++) {
              assertThatThrownBy(() -> client.get("http://127.0.0.1:1/"))
                  .isInstanceOf(ConnectException.class)
                  .hasMessageContaining("127.0.0.1:1");
            }
            assertThat(client.connectionCount()).isZero();
          }
        });
  }

  @Test
  void requestsAreChecked() {
    assertThatThrownBy(() -> HttpClientRequest.of("GET /x HTTP/1.1\r\nA: b", ROOT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HttpClientRequest.get(ROOT).with("Content-Length", "3"))
        .hasMessageContaining("leave Content-Length out");
    assertThat(Origin.target(URI.create("http://a"))).isEqualTo("/");
    assertThat(Origin.target(URI.create("http://a?q=1#top"))).isEqualTo("/?q=1");
    assertThat(Origin.target(URI.create("http://a/gr\u00fcn%20x?\u00fc")))
        .isEqualTo("/gr%C3%BCn%20x?%C3%BC");
    assertThat(Origin.of(URI.create("http://[::1]:81/")).authority()).isEqualTo("[::1]:81");
    assertThat(Origin.of(URI.create("HTTP://A:80/")).authority()).isEqualTo("a");
  }

  @Test
  void aBodyOverItsLimitIsAnError() {
    withClient(
        request -> HttpResponse.of(200, new byte[100]),
        (served, client) -> {
          HttpClientResponse answer = client.get(ROOT);
          assertThatThrownBy(() -> answer.body().limit(99).bytes())
              .isInstanceOf(ProtocolException.class)
              .hasMessage("GET http://test/: The body is larger than 99 bytes");
          assertThat(client.connectionCount()).isZero();
        });
  }
}
