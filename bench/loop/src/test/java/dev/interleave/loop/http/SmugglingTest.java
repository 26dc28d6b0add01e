package dev.interleave.loop.http;

import static dev.interleave.loop.http.Raw.lines;
import static dev.interleave.loop.http.Raw.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that one reader takes for one and another for two: what a proxy in front of this server
 * has let through as a body never runs as a request.
 */
@Timeout(30)
class SmugglingTest {
  private static final String HIDDEN = request("GET /hidden HTTP/1.1");
  private static final int SIZE = HIDDEN.length();

  private static HttpResponse ignore(HttpRequest request) {
    return HttpResponse.of(204);
  }

  /** Headers with a length of {@link #HIDDEN}, for those who go by that. */
  private static String withLength(String header) {
    return request("POST /shown HTTP/1.1", "Content-Length: " + SIZE, header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked",
        "Transfer-Encoding:chunked",
        "transfer-encoding: CHUNKED",
        "Transfer-Encoding:\tchunked",
        "Transfer-Encoding: chunked ",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding\t: chunked",
        " Transfer-Encoding: chunked",
        "X: y\nTransfer-Encoding: chunked",
        "X: y\rTransfer-Encoding: chunked",
        "X: y\r\n\tTransfer-Encoding: chunked",
        "Transfer-Encoding:\r\n chunked",
        "Transfer-Encoding: \u000bchunked",
        "Transfer-Encoding: \u0000chunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: x\r\nTransfer-Encoding: chunked",
        "Content-Length: 0",
        "Content-Length: +0",
        "Content-Length:\u000b0",
        "Content-Length : 0",
        "Content-Length\u0000: 0",
      })
  void twoLengthsAreRefused(String second) {
    Served.run(
        SmugglingTest::ignore,
        served -> {
          List<Integer> statuses = served.statusesFor(withLength(second) + HIDDEN);
          assertThat(statuses).containsExactly(400);
          assertThat(served.asked).isEmpty();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer_Encoding: chunked",
        "TransferEncoding: chunked",
        "X-Transfer-Encoding: chunked",
        "TE: chunked",
        "Content_Length: 0",
        "ContentLength: 0",
        "X: Transfer-Encoding: chunked",
      })
  void whatOnlyLooksLikeALengthIsNone(String header) {
    Served.run(
        SmugglingTest::ignore,
        served -> {
          assertThat(served.statusesFor(withLength(header) + HIDDEN)).containsExactly(204);
          assertThat(served.asked).containsExactly("POST /shown");
        });
  }

  static Stream<Arguments> bodies() {
    String chunk = Integer.toHexString(SIZE) + "\r\n" + HIDDEN + "\r\n0\r\n\r\n";
    String chunked = "Transfer-Encoding: chunked";
    return Stream.of(
        arguments("a length", withLength("X: y") + HIDDEN),
        arguments(
            "a length on a GET",
            request("GET /shown HTTP/1.1", "Content-Length: " + SIZE) + HIDDEN),
        arguments(
            "a length on a HEAD",
            request("HEAD /shown HTTP/1.1", "Content-Length: " + SIZE) + HIDDEN),
        arguments(
            "a length in HTTP/1.0",
            request("POST /shown HTTP/1.0", "Connection: keep-alive", "Content-Length: " + SIZE)
                + HIDDEN),
        arguments(
            "a length with zeros",
            request("POST /shown HTTP/1.1", "Content-Length: 000" + SIZE) + HIDDEN),
        arguments("an expectation", withLength("Expect: 100-continue") + HIDDEN),
        arguments("a chunk", request("POST /shown HTTP/1.1", chunked) + chunk),
        arguments("a chunk on a GET", request("GET /shown HTTP/1.1", chunked) + chunk),
        arguments(
            "a trailer that looks like a length",
            request("POST /shown HTTP/1.1", chunked)
                + lines("1", "a", "0", "Content-Length: 10", "Transfer-Encoding: chunked", "")),
        arguments(
            "the end of a connection",
            request("GET /shown HTTP/1.1", "Connection: close") + HIDDEN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void aBodyIsNoRequest(String why, String bytes) {
    Served.run(
        SmugglingTest::ignore,
        served -> {
          assertThat(served.statusesFor(bytes)).describedAs(why).containsExactly(204);
          assertThat(served.asked).hasSize(1).first().asString().endsWith(" /shown");
          assertThat(served.reported).isEmpty();
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void aBodyThatIsReadIsNoRequest(String why, String bytes) {
    Served.run(
        request -> {
          request.bytes();
          return HttpResponse.of(204);
        },
        served -> {
          assertThat(served.statusesFor(bytes)).describedAs(why).containsExactly(204);
          assertThat(served.asked).hasSize(1).first().asString().endsWith(" /shown");
        });
  }
}
