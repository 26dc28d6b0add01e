package dev.interleave.web.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ways in which the application is written give the same answers. */
class ApplicationsTest {
  private final List<Duration> pauses = new ArrayList<>();

  private static @Nullable Order find(int id) {
    return id >= 1 && id <= Order.COUNT ? Order.stored(id) : null;
  }

  /** The answer of one, after the other has given the same. */
  private Reply answer(Request request) {
    Reply direct = new DirectApplication(pauses::add, ApplicationsTest::find).answer(request);
    List<Duration> directPauses = List.copyOf(pauses);
    pauses.clear();
    Reply future =
        new FutureApplication(
                time -> {
                  pauses.add(time);
                  return CompletableFuture.completedFuture(null);
                },
                id -> CompletableFuture.<@Nullable Order>completedFuture(find(id)))
            .answer(request)
            .toCompletableFuture()
            .join();
    assertThat(pauses).isEqualTo(directPauses);
    assertThat(future).usingRecursiveComparison().isEqualTo(direct);
    return direct;
  }

  private Reply get(String target) {
    return answer(Request.of("GET", target));
  }

  private Reply sum(String body) {
    return answer(Request.of("POST", "/sum", body.getBytes(UTF_8)));
  }

  private static String text(Reply reply) {
    return new String(reply.body(), UTF_8);
  }

  @ParameterizedTest
  @MethodSource("dev.interleave.web.app.Sample#all")
  void samplesGetWhatTheyExpect(Sample sample) {
    byte[] body = sample.body() == null ? new byte[0] : sample.body().getBytes(UTF_8);
    Reply reply = answer(Request.of(sample.method(), sample.path(), body));
    assertThat(text(reply)).isEqualTo(sample.expect());
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.contentType()).isEqualTo("application/json");
  }

  @Test
  void waitsAsLongAsItIsAsked() {
    assertThat(text(get("/wait?ms=10000"))).isEqualTo("{\"waited\":10000}");
    assertThat(pauses).containsExactly(Duration.ofSeconds(10));
  }

  @Test
  void anOrderWaitsForTwoMilliseconds() {
    Order order = Order.stored(10_000);
    assertThat(text(get("/order?id=10000")))
        .isEqualTo(
            "{\"id\":10000,\"customer\":0,\"price\":%d,\"check\":%d}"
                .formatted(order.price(), order.expectedCheck()));
    assertThat(pauses).containsExactly(Duration.ofMillis(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 10_001, Integer.MAX_VALUE})
  void anOrderThatIsNotThereIsNotFound(int id) {
    Reply reply = get("/order?id=" + id);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(text(reply))
        .isEqualTo("there is no order %d; they go from 1 to 10000\n".formatted(id));
    assertThat(pauses).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /wait           | the parameter ms is missing; write /wait?ms=1
          /wait?          | the parameter ms is missing; write /wait?ms=1
          /wait?xms=5     | the parameter ms is missing; write /wait?ms=1
          /wait?ms=       | the parameter ms must be a whole number from 0 to 10000, not ''
          /wait?ms=1.5    | the parameter ms must be a whole number from 0 to 10000, not '1.5'
          /wait?ms=10001  | the parameter ms goes from 0 to 10000, and 10001 is out of this range
          /wait?ms=-1     | the parameter ms goes from 0 to 10000, and -1 is out of this range
          /compute?n=1e3  | the parameter n must be a whole number from 0 to 10000000, not '1e3'
          /compute?n=99999999999 | the parameter n must be a whole number from 0 to 10000000, not '99999999999'
          /order?id=seven | the parameter id must be a whole number from -2147483648 to 2147483647, not 'seven'
          """)
  void badArgumentsAreSaid(String target, String sentence) {
    Reply reply = get(target);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(text(reply)).isEqualTo(sentence + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/wait?ms=3", "/wait?a=1&ms=3", "/wait?ms=3&ms=4", "/wait?&&ms=3&b"})
  void theFirstParameterOfTheNameCounts(String target) {
    assertThat(text(get(target))).isEqualTo("{\"waited\":3}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                  | 0
          [ 1, 2 ]            | 3
          [-1.5, 2]           | 0.5
          [1e3]               | 1000
          [0.1, 0.2]          | 0.30000000000000004
          [9007199254740992]  | 9007199254740992
          [1e300]             | 1.0E300
          [-0.0]              | 0
          """)
  void sums(String body, String sum) {
    assertThat(text(sum(body))).isEqualTo("{\"sum\":%s}".formatted(sum));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "1",
        "[",
        "[1,]",
        "[1",
        "[1] 2",
        "[[1]]",
        "[\"1\"]",
        "[null]",
        "[NaN]",
        "[01]",
        "nonsense",
        "[1e400]"
      })
  void whatIsNoArrayOfNumbersIsBad(String body) {
    Reply reply = sum(body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(text(reply))
        .matches("the (body must be a JSON array of numbers|numbers are too large).*\n");
  }

  @Test
  void anArrayThatIsNestedDeeplyIsBad() {
    assertThat(sum("[".repeat(60_000)).status()).isEqualTo(400);
  }

  @Test
  void aBodyOf64KibIsTakenAndAByteMoreIsNot() {
    String longest = "[1" + " ".repeat(Request.MOST_BYTES - 3) + "]";
    assertThat(text(sum(longest))).isEqualTo("{\"sum\":1}");
    Reply refused = sum(longest + " ");
    assertThat(refused.status()).isEqualTo(413);
    assertThat(text(refused)).isEqualTo("the body is too long; it may have 65536 bytes\n");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /json, GET",
    "HEAD, /json, GET",
    "PUT, /wait?ms=1, GET",
    "get, /compute, GET",
    "DELETE, /order?id=1, GET",
    "GET, /sum, POST"
  })
  void aWrongMethodIsToldTheRightOne(String method, String target, String allowed) {
    Reply reply = answer(Request.of(method, target));
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.allow()).isEqualTo(allowed);
    assertThat(text(reply)).contains("can't be asked by " + method, "use " + allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "", "/jso", "/json/", "//json", "/j%73on", "*"})
  void otherPathsAreNotFound(String target) {
    Reply reply = get(target);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(text(reply)).contains("there are /json, /wait, /compute, /order and /sum");
  }

  @Test
  void withoutADatabaseOrdersAreUnavailable() {
    var direct = new DirectApplication(pauses::add, null).answer(Request.of("GET", "/order?id=1"));
    var future =
        new FutureApplication(time -> CompletableFuture.completedFuture(null), null)
            .answer(Request.of("GET", "/order?id=1"))
            .toCompletableFuture()
            .join();
    assertThat(direct.status()).isEqualTo(503);
    assertThat(text(direct)).contains("-Dinterleave.database.host");
    assertThat(future).usingRecursiveComparison().isEqualTo(direct);
  }

  @Test
  void aDatabaseThatFailsIsAnAnswerToo() {
    Request request = Request.of("GET", "/order?id=1");
    Reply direct =
        new DirectApplication(
                pauses::add,
                id -> {
                  throw new IOException("secret");
                })
            .answer(request);
    Reply future =
        new FutureApplication(
                time -> CompletableFuture.completedFuture(null),
                id -> CompletableFuture.<@Nullable Order>failedFuture(new IOException("secret")))
            .answer(request)
            .toCompletableFuture()
            .join();
    assertThat(direct.status()).isEqualTo(500);
    assertThat(text(direct)).contains("IOException").doesNotContain("secret");
    assertThat(future).usingRecursiveComparison().isEqualTo(direct);
  }
}
