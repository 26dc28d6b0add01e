package dev.interleave.web.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.services.database.Database;
import dev.interleave.web.app.DirectApplication;
import dev.interleave.web.app.Order;
import dev.interleave.web.app.Reply;
import dev.interleave.web.app.Request;
import dev.interleave.web.app.Sample;
import dev.interleave.web.database.DatabaseSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All servers give the same answers. */
@Timeout(120)
class ServersTest {
  private static final int CONNECTIONS = 2;

  /** Hangs, in place of slow ones, end here. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private static Database database;

  @BeforeAll
  static void startDatabase() throws IOException {
    database = Database.open();
  }

  @AfterAll
  static void endDatabase() throws IOException {
    database.close();
  }

  private static WebServer start(ServerKind kind) throws IOException {
    return kind.start(
        new Setup(0, threads(kind), CONNECTIONS, DatabaseSettings.of(database.address())));
  }

  private static int threads(ServerKind kind) {
    return kind.takesThreads() ? 2 : kind.threads();
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private static HttpRequest request(WebServer server, Request request) {
    String query = request.query() == null ? "" : "?" + request.query();
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%d%s%s".formatted(server.port(), request.path(), query)))
        .method(
            request.method(),
            request.body().length == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.ofByteArray(request.body()))
        .timeout(LONGEST)
        .build();
  }

  private static List<Request> requests() {
    var requests = new ArrayList<Request>();
    for (Sample sample : Sample.all()) {
      byte[] body = sample.body() == null ? new byte[0] : sample.body().getBytes(UTF_8);
      requests.add(Request.of(sample.method(), sample.path(), body));
    }
    for (String target :
        List.of(
            "/wait?ms=0",
            "/wait?ms=1",
            "/wait?ms=-1",
            "/wait",
            "/compute?n=0",
            "/compute?n=x",
            "/order?id=1",
            "/order?id=10000",
            "/order?id=0",
            "/order",
            "/",
            "/nothing?at=all",
            "/j%73on",
            "/sum")) {
      requests.add(Request.of("GET", target));
    }
    requests.add(Request.of("DELETE", "/json"));
    requests.add(Request.of("PATCH", "/wait?ms=1", "body".getBytes(UTF_8)));
    for (String body :
        List.of("[]", "[1, 2.5]", "", "[1,", "{}", "[1]" + " ".repeat(Request.MOST_BYTES - 3))) {
      requests.add(Request.of("POST", "/sum", body.getBytes(UTF_8)));
    }
    requests.add(Request.of("POST", "/sum", new byte[Request.MOST_BYTES + 1]));
    requests.add(Request.of("GET", "/json"));
    return requests;
  }

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void answersAsTheApplicationDoes(ServerKind kind) throws Exception {
    var application = new DirectApplication(time -> {}, id -> stored(id));
    try (WebServer server = start(kind);
        HttpClient client = client()) {
      for (Request asked : requests()) {
        Reply expected = application.answer(asked);
        HttpResponse<String> answer =
            client.send(request(server, asked), BodyHandlers.ofString(UTF_8));
        assertThat(answer.body())
            .as("%s %s?%s", asked.method(), asked.path(), asked.query())
            .isEqualTo(new String(expected.body(), UTF_8));
        assertThat(answer.statusCode()).isEqualTo(expected.status());
        assertThat(answer.headers().firstValue("Content-Type")).contains(expected.contentType());
        assertThat(answer.headers().firstValueAsLong("Content-Length"))
            .hasValue(expected.body().length);
        assertThat(answer.headers().firstValue("Allow").orElse(null)).isEqualTo(expected.allow());
        assertThat(answer.headers().firstValue("Date").orElse(""))
            .matches("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
      }
    }
  }

  private static @Nullable Order stored(int id) {
    return id >= 1 && id <= Order.COUNT ? Order.stored(id) : null;
  }

  /** On one thread, where it matters most: a wait that blocked it would keep the others waiting. */
  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void whileRequestsWaitOthersAreAnswered(ServerKind kind) throws Exception {
    int threads = kind == ServerKind.JDK_FIXED_POOL ? 4 : Math.min(1, kind.threads());
    try (WebServer server = kind.start(new Setup(0, threads, CONNECTIONS, null));
        HttpClient client = client()) {
      var waiting = new ArrayList<CompletableFuture<?>>();
      for (int i = 0; i < 3; i++) {
        waiting.add(
            client.sendAsync(
                request(server, Request.of("GET", "/wait?ms=10000")), BodyHandlers.ofString()));
      }
      HttpRequest quick = request(server, Request.of("GET", "/json"));
      assertThat(client.send(quick, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(waiting).noneMatch(CompletableFuture::isDone);
      client.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void concurrentOrdersOutnumberTheConnectionsToTheDatabase(ServerKind kind) throws Exception {
    try (WebServer server = start(kind);
        HttpClient client = client()) {
      var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
      for (int id = 1; id <= 40; id++) {
        answers.add(
            client.sendAsync(
                request(server, Request.of("GET", "/order?id=" + id)), BodyHandlers.ofString()));
      }
      for (int id = 1; id <= 40; id++) {
        assertThat(answers.get(id - 1).join().body())
            .startsWith(
                "{\"id\":%d,\"customer\":%d,\"price\":%d,"
                    .formatted(id, Order.stored(id).customer(), Order.stored(id).price()));
      }
    }
  }

  /** The first takes longer, and is answered first all the same. RFC 9112, 9.3.2. */
  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void requestsSentAheadAreAnsweredInOrder(ServerKind kind) throws Exception {
    try (WebServer server = start(kind)) {
      assertThat(exchange(server, "GET /wait?ms=2", "GET /json", "GET /compute?n=1"))
          .containsSubsequence(
              "{\"waited\":2}", "{\"message\":\"Hello, World!\"}", "{\"result\":48271}");
    }
  }

  /** If it had one, this would stand before the next answer. */
  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void headIsRefusedWithoutABody(ServerKind kind) throws Exception {
    try (WebServer server = start(kind)) {
      assertThat(exchange(server, "HEAD /json", "GET /compute?n=1"))
          .startsWith("HTTP/1.1 405 ")
          .contains("\r\n\r\nHTTP/1.1 200 ");
    }
  }

  /** Sends requests ahead, and has the bytes of the answers up to that of {@code /compute?n=1}. */
  private static String exchange(WebServer server, String... requestLines) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout((int) LONGEST.toMillis());
      String requests =
          Arrays.stream(requestLines)
              .map(line -> line + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
              .collect(Collectors.joining());
      socket.getOutputStream().write(requests.getBytes(ISO_8859_1));
      var answers = new StringBuilder();
      for (int next = socket.getInputStream().read();
          next >= 0;
          next = socket.getInputStream().read()) {
        answers.append((char) next);
        if (answers.toString().endsWith("{\"result\":48271}")) {
          break;
        }
      }
      return answers.toString();
    }
  }

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void aPortThatIsTakenIsSaid(ServerKind kind) throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> kind.start(new Setup(port, threads(kind), CONNECTIONS, null)))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("port %d can't be listened on".formatted(port));
    }
  }

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void aDatabaseThatIsNotThereIsSaid(ServerKind kind) throws Exception {
    int nobody;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = free.getLocalPort();
    }
    var settings = new DatabaseSettings("127.0.0.1", nobody, "shop", "ann", "hunter2");
    assertThatThrownBy(() -> kind.start(new Setup(0, threads(kind), CONNECTIONS, settings)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            "the database at jdbc:postgresql://127.0.0.1:%d/shop as ann can't be used: "
                .formatted(nobody))
        .message()
        .doesNotContain("hunter2");
  }
}
