package dev.interleave.loop.http;

import static dev.interleave.loop.Asyncio.gather;
import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Asyncio.toThread;
import static dev.interleave.loop.stream.Streams.openConnection;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.interleave.loop.AsyncGenerator;
import dev.interleave.loop.Coroutine;
import dev.interleave.loop.LoopOptions;
import dev.interleave.loop.Mechanism;
import dev.interleave.loop.OnEachMechanism;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server and the client with peers that others have written, over TCP. */
@Timeout(60)
class OtherPeersTest {
  private static final String HOST = "127.0.0.1";
  private static final byte[] LARGE = new byte[300_000];

  static {
    for (int i = 0; i < LARGE.length; i++) {
      LARGE[i] = (byte) (i * 31 + i / 251);
    }
  }

  // ---- The JDK's client ----

  private static HttpResponse serve(HttpRequest request) throws IOException {
    return switch (request.path()) {
      case "/echo" -> HttpResponse.of(200, request.bytes());
      case "/stream" ->
          HttpResponse.stream(
              new AsyncGenerator<>(
                  out -> {
                    for (int at = 0; at < LARGE.length; at += 100_000) {
                      out.emit(Arrays.copyOfRange(LARGE, at, at + 100_000));
                    }
                  }));
      case "/none" -> HttpResponse.of(204);
      case "/ignore" -> HttpResponse.text(request.method());
      default -> throw new HttpException(404, "There is no " + request.path());
    };
  }

  @OnEachMechanism
  void theJdksClientIsServed(Mechanism mechanism) {
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          try (HttpServer server = HttpServer.start(OtherPeersTest::serve, HOST, 0)) {
            String root = "http://" + HOST + ":" + server.port();
            toThread(
                () -> {
                  askAll(root);
                  return null;
                });
          }
        });
  }

  private static void askAll(String root) throws Exception {
    try (var client =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build()) {
      for (int i = 0; i < 5; i++) {
        var large = BodyPublishers.ofByteArray(LARGE);
        assertThat(send(client, root + "/echo", "POST", large, true).body()).isEqualTo(LARGE);
        assertThat(send(client, root + "/echo", "POST", large, false).body()).isEqualTo(LARGE);
        var chunked =
            BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(List.of(LARGE, LARGE)));
        assertThat(send(client, root + "/echo", "PUT", chunked, false).body())
            .hasSize(2 * LARGE.length);
        var none = BodyPublishers.noBody();
        assertThat(send(client, root + "/stream", "GET", none, false).body()).isEqualTo(LARGE);
        assertThat(send(client, root + "/none", "GET", none, false).statusCode()).isEqualTo(204);
        var missing = send(client, root + "/x", "GET", none, false);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(new String(missing.body(), UTF_8)).isEqualTo("There is no /x\n");
        var small = BodyPublishers.ofString("unread");
        assertThat(send(client, root + "/ignore", "POST", small, false).body())
            .isEqualTo("POST".getBytes(UTF_8));
        assertThat(send(client, root + "/ignore", "HEAD", none, false).body()).isEmpty();
      }
    }
  }

  private static java.net.http.HttpResponse<byte[]> send(
      java.net.http.HttpClient client, String uri, String method, BodyPublisher body, boolean wait)
      throws Exception {
    return client.send(
        java.net.http.HttpRequest.newBuilder(URI.create(uri))
            .method(method, body)
            .expectContinue(wait)
            .timeout(Duration.ofSeconds(20))
            .build(),
        BodyHandlers.ofByteArray());
  }

  // ---- The JDK's server ----

  private static void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean chunked = exchange.getRequestURI().getPath().equals("/chunked");
      boolean none = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
      exchange.getResponseHeaders().add("X-Query", exchange.getRequestURI().getQuery());
      exchange.sendResponseHeaders(200, none ? -1 : chunked ? 0 : body.length);
      if (!none) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  @OnEachMechanism
  void theJdksServerIsAsked(Mechanism mechanism) throws IOException {
    var server =
        com.sun.net.httpserver.HttpServer.create(
            new InetSocketAddress(InetAddress.ofLiteral(HOST), 0), 100);
    server.createContext("/", OtherPeersTest::exchange);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      server.setExecutor(threads);
      server.start();
      String root = "http://" + HOST + ":" + server.getAddress().getPort();
      run(
          LoopOptions.DEFAULTS.with(mechanism),
          () -> {
            try (HttpClient client =
                new HttpClient(HttpClientOptions.DEFAULTS.mostConnections(4))) {
              List<Coroutine<Boolean>> all = new ArrayList<>();
              for (int i = 0; i < 50; i++) {
                String number = "?i=" + i;
                all.add(() -> ask(client, root, number));
              }
              assertThat(gather(all).await()).doesNotContain(false);
              assertThat(client.connectionCount()).isBetween(1, 4);
            }
          });
    } finally {
      server.stop(0);
    }
  }

  private static boolean ask(HttpClient client, String root, String number) throws IOException {
    for (String path : List.of("/plain", "/chunked")) {
      URI uri = URI.create(root + path + number);
      var pieces =
          new AsyncGenerator<byte[]>(
              out -> {
                out.emit("abc".getBytes(UTF_8));
                out.emit(LARGE);
              });
      HttpClientRequest post = HttpClientRequest.of("POST", uri);
      HttpClientResponse first = client.send(post.body(LARGE));
      assertThat(first.headers().get("X-Query")).isEqualTo(number.substring(1));
      assertThat(first.bytes()).isEqualTo(LARGE);
      assertThat(client.send(post.body(pieces)).bytes()).hasSize(LARGE.length + 3);
      assertThat(client.send(HttpClientRequest.of("HEAD", uri)).bytes()).isEmpty();
      assertThat(client.get(uri).bytes()).isEmpty();
      HttpClientRequest careful = post.body("careful").with("Expect", "100-continue");
      assertThat(client.send(careful).text()).isEqualTo("careful");
    }
    return true;
  }

  // ---- Clients that reset their connections ----

  @Test
  void resetsAreNobodysErrorAndLeaveNothingBehind() {
    String get = Raw.request("GET /stream HTTP/1.1");
    List<String> beginnings =
        List.of(
            "",
            "GET / HT",
            get,
            get.repeat(100),
            Raw.request("POST /echo HTTP/1.1", "Content-Length: 100") + "abc",
            Raw.request("POST /echo HTTP/1.1", "Transfer-Encoding: chunked") + "3\r\nab",
            "nonsense\r\n\r\n");
    List<String> reported = new ArrayList<>();
    run(
        () -> {
          runningLoop().setExceptionHandler((loop, context) -> reported.add(context.toString()));
          try (HttpServer server = HttpServer.start(OtherPeersTest::serve, HOST, 0)) {
            for (int i = 0; i < 20 * beginnings.size(); i++) {
              try (Raw raw = new Raw(openConnection(HOST, server.port()))) {
                raw.connection()
                    .writer()
                    .transport()
                    .channel()
                    .setOption(StandardSocketOptions.SO_LINGER, 0);
                raw.send(beginnings.get(i % beginnings.size()));
                for (int pass = 0; pass < i % 5; pass++) {
                  sleep(Duration.ZERO);
                }
              }
            }
            while (server.connectionCount() > 0) {
              sleep(Duration.ofMillis(1));
            }
            try (HttpClient client = new HttpClient()) {
              String root = "http://" + HOST + ":" + server.port();
              assertThat(client.get(root + "/stream").bytes()).isEqualTo(LARGE);
            }
          }
        });
    assertThat(reported).isEmpty();
  }

  @Test
  void hundredsOfIdleConnectionsAreHeldAndServedAgain() {
    int count = 400;
    run(
        () -> {
          HttpServer server = HttpServer.start(OtherPeersTest::serve, HOST, 0);
          List<Raw> open = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            open.add(new Raw(openConnection(HOST, server.port())));
          }
          for (int round = 0; round < 2; round++) {
            for (Raw raw : open) {
              raw.send(Raw.request("GET /ignore HTTP/1.1"));
            }
            for (Raw raw : open) {
              assertThat(raw.receive()).endsWith("GET");
            }
            assertThat(server.connectionCount()).isEqualTo(count);
          }
          server.close();
          for (Raw raw : open) {
            assertThat(raw.receiveAll()).isEmpty();
            raw.close();
          }
          assertThat(server.connectionCount()).isZero();
        });
  }
}
