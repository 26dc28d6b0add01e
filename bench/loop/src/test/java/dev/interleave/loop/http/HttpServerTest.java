package dev.interleave.loop.http;

import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.http.Raw.lines;
import static dev.interleave.loop.http.Raw.request;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.loop.LoopOptions;
import dev.interleave.loop.Mechanism;
import dev.interleave.loop.OnEachMechanism;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server answers to requests as they should be, byte by byte. */
@Timeout(30)
class HttpServerTest {

  private static HttpResponse hello(HttpRequest request) {
    return HttpResponse.text("hello, " + request.path());
  }

  /** Answers with what came. */
  static HttpResponse echo(HttpRequest request) throws IOException {
    return HttpResponse.of(200, request.bytes());
  }

  private static String withoutDate(String answer) {
    return answer.replaceAll("Date: \\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\r\n", "");
  }

  @OnEachMechanism
  void aRequestIsAnswered(Mechanism mechanism) {
    Served.run(
        mechanism,
        HttpServerTest::hello,
        HttpServerOptions.DEFAULTS,
        served -> {
          String answer = served.answersTo(request("GET /a HTTP/1.1", "Connection: close"));
          assertThat(answer).contains("\r\nDate: ");
          assertThat(withoutDate(answer))
              .isEqualTo(
                  lines(
                          "HTTP/1.1 200 OK",
                          "Content-Type: text/plain;charset=utf-8",
                          "Connection: close",
                          "Content-Length: 9",
                          "")
                      + "hello, /a");
        });
  }

  @Test
  void aConnectionIsKeptUntilTheClientClosesIt() {
    Served.run(
        HttpServerTest::hello,
        served -> {
          try (Raw raw = served.connect()) {
            for (String path : List.of("/1", "/2", "/3")) {
              raw.send(request("GET " + path + " HTTP/1.1"));
              assertThat(raw.receive()).endsWith("hello, " + path).doesNotContain("Connection:");
            }
            raw.send(request("GET /4 HTTP/1.1", "Connection: Foo, Close"));
            assertThat(raw.receiveAll()).endsWith("hello, /4").contains("Connection: close\r\n");
          }
        });
  }

  @Test
  void aClientOfHttp10HasToAskForItsConnectionToBeKept() {
    Served.run(
        HttpServerTest::hello,
        served -> {
          assertThat(served.answersTo("GET /old HTTP/1.0\r\n\r\nGET /more HTTP/1.0\r\n\r\n"))
              .startsWith("HTTP/1.1 200 OK\r\n")
              .contains("Connection: close\r\n")
              .endsWith("hello, /old");
          try (Raw raw = served.connect()) {
            raw.send(lines("GET /1 HTTP/1.0", "Connection: keep-alive", ""));
            assertThat(raw.receive()).contains("Connection: keep-alive\r\n").endsWith("/1");
            raw.send(lines("GET /2 HTTP/1.0", ""));
            assertThat(raw.receiveAll()).contains("Connection: close\r\n").endsWith("/2");
          }
        });
  }

  @Test
  void aHeadRequestGetsTheHeadAlone() {
    Served.run(
        HttpServerTest::hello,
        served -> {
          String both = request("HEAD /a HTTP/1.1") + request("GET /b HTTP/1.1");
          assertThat(served.answersTo(both))
              .containsSubsequence("200 OK", "Content-Length: 9\r\n\r\nHTTP/1.1 200 OK")
              .endsWith("hello, /b");
        });
  }

  @Test
  void whatHasNoBodyGetsNone() {
    Served.run(
        request -> {
          int status = Integer.parseInt(request.path().substring(1));
          return HttpResponse.of(status, "ignored".getBytes(UTF_8)).with("ETag", "\"1\"");
        },
        served -> {
          String all = request("GET /204 HTTP/1.1") + request("GET /304 HTTP/1.1");
          assertThat(withoutDate(served.answersTo(all)))
              .isEqualTo(
                  lines(
                      "HTTP/1.1 204 No Content",
                      "ETag: \"1\"",
                      "",
                      "HTTP/1.1 304 Not Modified",
                      "ETag: \"1\"",
                      ""));
        });
  }

  @Test
  void anEmptyAnswerHasALength() {
    Served.run(
        request -> HttpResponse.of(299),
        served ->
            assertThat(served.answersTo(request("GET / HTTP/1.1")))
                .startsWith("HTTP/1.1 299 \r\n")
                .endsWith("\r\nContent-Length: 0\r\n\r\n"));
  }

  @Test
  void aBodyOfKnownLengthIsRead() {
    Served.run(
        HttpServerTest::echo,
        served -> {
          try (Raw raw = served.connect()) {
            raw.send(request("POST / HTTP/1.1", "content-LENGTH:  10  ") + "hello");
            raw.send(" you!" + request("GET / HTTP/1.1", "Connection: close"));
            assertThat(raw.receive()).endsWith("\r\n\r\nhello you!");
            assertThat(raw.receiveAll()).endsWith("Content-Length: 0\r\n\r\n");
          }
        });
  }

  @Test
  void aBodyInChunksIsReadWithExtensionsAndTrailers() {
    Served.run(
        request -> {
          assertThat(request.body().left()).isEqualTo(-1);
          String body = request.text();
          return HttpResponse.text(body + "|" + request.body().trailers().get("x-sum"));
        },
        served -> {
          String chunks =
              lines("5", "hello", "0006;a=b;c=\"d;e\"", ", you!", "0 ;last", "X-Sum: 7", "");
          String request = request("POST / HTTP/1.1", "Transfer-Encoding: Chunked") + chunks;
          assertThat(served.answersTo(request)).endsWith("\r\n\r\nhello, you!|7");
          try (Raw raw = served.connect()) {
            raw.dribble(request, Duration.ofMillis(1));
            assertThat(raw.receive()).endsWith("\r\n\r\nhello, you!|7");
          }
        });
  }

  @Test
  void requestsThatAreSentAheadAreAnsweredInOrder() {
    Served.run(
        request -> {
          if (request.path().equals("/slow")) {
            sleep(Duration.ofSeconds(3));
          }
          return HttpResponse.text(request.path() + " " + request.text());
        },
        served -> {
          String all =
              request("GET /slow HTTP/1.1")
                  + request("POST /post HTTP/1.1", "Content-Length: 3")
                  + "abc"
                  + request("GET /quick HTTP/1.1");
          assertThat(served.answersTo(all))
              .containsSubsequence("\r\n\r\n/slow HTTP", "\r\n\r\n/post abcHTTP", "/quick ");
          assertThat(served.asked).containsExactly("GET /slow", "POST /post", "GET /quick");
        });
  }

  @Test
  void aThousandRequestsInOneWriteAreAnswered() {
    Served.run(
        HttpServerTest::hello,
        served -> {
          String answers = served.answersTo(request("GET /x HTTP/1.1").repeat(1000));
          assertThat(Raw.statuses(answers)).hasSize(1000).containsOnly(200);
        });
  }

  @Test
  void whoSendsManyAheadLetsOthersHaveTheirTurn() {
    List<String> order = new ArrayList<>();
    Served.run(
        request -> {
          order.add(request.path());
          return HttpResponse.of(204);
        },
        served -> {
          try (Raw greedy = served.connect();
              Raw modest = served.connect()) {
            greedy.send(request("GET /greedy HTTP/1.1").repeat(1000));
            modest.send(request("GET /modest HTTP/1.1"));
            modest.receive("\r\n\r\n");
            assertThat(order.indexOf("/modest")).isLessThan(100);
          }
        });
  }

  @Test
  void aClientThatExpectsSoIsToldToGoOn() {
    Served.run(
        HttpServerTest::echo,
        served -> {
          try (Raw raw = served.connect()) {
            raw.send(request("PUT / HTTP/1.1", "Expect: 100-Continue", "Content-Length: 4"));
            assertThat(raw.receive("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            raw.send("body" + request("GET / HTTP/1.1", "Connection: close"));
            assertThat(Raw.statuses(raw.receiveAll())).containsExactly(200, 200);
          }
          assertThat(
                  served.statusesFor(
                      request("PUT / HTTP/1.1", "Expect: 100-continue", "Content-Length: 4")
                          + "body"))
              .describedAs("who does not wait need not be told")
              .containsExactly(200);
        });
  }

  @Test
  void aClientThatWaitsInVainIsToldThatTheConnectionEnds() {
    Served.run(
        HttpServerTest::hello,
        served ->
            assertThat(
                    served.answersTo(
                        request("PUT / HTTP/1.1", "Expect: 100-continue", "Content-Length: 4")))
                .startsWith("HTTP/1.1 200 OK")
                .contains("Connection: close"));
  }

  @Test
  void whatIsLeftUnreadOfABodyIsDroppedOrEndsTheConnection() {
    Served.run(
        HttpServerTest::hello,
        HttpServerOptions.DEFAULTS.mostSkipped(10),
        served -> {
          String next = request("GET /next HTTP/1.1");
          String chunked = request("POST / HTTP/1.1", "Transfer-Encoding: chunked");
          assertThat(
                  served.statusesFor(
                      request("POST / HTTP/1.1", "Content-Length: 10") + ".".repeat(10) + next))
              .containsExactly(200, 200);
          assertThat(
                  served.answersTo(
                      request("POST / HTTP/1.1", "Content-Length: 11") + ".".repeat(11) + next))
              .containsOnlyOnce("HTTP/1.1 200")
              .contains("Connection: close");
          assertThat(served.statusesFor(chunked + lines("3", "abc", "0", "") + next))
              .containsExactly(200, 200);
          assertThat(served.statusesFor(chunked + lines("b", ".".repeat(11), "0", "") + next))
              .containsExactly(200);
          assertThat(served.statusesFor(chunked + "nonsense\r\n" + next)).containsExactly(200);
          assertThat(served.asked).filteredOn("GET /next"::equals).hasSize(2);
        });
  }

  @Test
  void anEmptyLineBeforeARequestIsForgiven() {
    Served.run(
        HttpServerTest::hello,
        served ->
            assertThat(
                    served.statusesFor(
                        "\r\n" + request("GET / HTTP/1.1") + "\r\n" + request("GET / HTTP/1.1")))
                .containsExactly(200, 200));
  }

  @Test
  void aClientThatSendsNoMoreIsStillAnswered() {
    Served.run(
        HttpServerTest::hello,
        served -> {
          try (Raw raw = served.connect()) {
            raw.send(request("GET /last HTTP/1.1"));
            raw.end();
            double before = Served.now();
            assertThat(raw.receiveAll()).endsWith("hello, /last");
            assertThat(Served.now()).isEqualTo(before);
          }
        });
  }

  @Test
  void aTargetIsDecoded() {
    Served.run(
        request ->
            HttpResponse.text(
                String.join(
                    " ",
                    request.host(),
                    request.path(),
                    request.parameters().toString(),
                    String.valueOf(request.parameter("q")))),
        served -> {
          String all =
              request("GET /gr%C3%B6%c3%9fe/%2e%2e?q=a+b%26&q=2&empty=&flag HTTP/1.1")
                  + request("GET http://Example.org:81/x?q HTTP/1.1")
                  + request("GET HTTP://example.org?q=1 HTTP/1.1")
                  + request("OPTIONS * HTTP/1.1");
          assertThat(new String(served.answersTo(all).getBytes(ISO_8859_1), UTF_8))
              .containsSubsequence(
                  "test /größe/.. {q=[a b&, 2], empty=[], flag=[]} a b&",
                  "Example.org:81 /x {q=[]} ",
                  "example.org / {q=[1]} 1",
                  "test * {} null");
        });
  }

  @Test
  void headersComeInOrderAndInAnyCase() {
    Served.run(
        request -> {
          assertThat(request.headers())
              .containsExactly(
                  new HttpHeaders.Field("X-One", "1"),
                  new HttpHeaders.Field("x-two", "a\tb"),
                  new HttpHeaders.Field("X-ONE", ""),
                  new HttpHeaders.Field("Host", "test"));
          assertThat(request.headers().all("x-one")).containsExactly("1", "");
          assertThat(request.version()).isEqualTo("HTTP/1.1");
          return HttpResponse.of(204).with("X-Two", "1").with("X-Two", "2");
        },
        served ->
            assertThat(
                    served.answersTo(
                        request("GET / HTTP/1.9", "X-One: 1", "x-two:\ta\tb \t", "X-ONE:")))
                .contains("\r\nX-Two: 1\r\nX-Two: 2\r\n"));
  }

  @Test
  void aTextHasTheCharsetThatItSays() {
    Served.run(
        request -> HttpResponse.text(request.text()),
        served -> {
          String latin = "Content-Type: text/plain; Charset=\"iso-8859-1\"";
          String none = "Content-Type: text/plain; charset=nonesuch";
          for (String line : List.of(latin, none)) {
            String body = line.equals(latin) ? "\u00fc" : "\u00c3\u00bc"; // As UTF-8 the second.
            String length = "Content-Length: " + body.length();
            assertThat(served.answersTo(request("POST / HTTP/1.1", line, length) + body))
                .endsWith("\r\n\r\n\u00c3\u00bc");
          }
        });
  }

  @Test
  void aServerKnowsItsAddress() {
    run(
        LoopOptions.DEFAULTS,
        () -> {
          HttpServer server = HttpServer.start(HttpServerTest::hello, "127.0.0.1", 0);
          assertThat(server.port()).isPositive();
          assertThat(server.addresses()).hasSize(1);
          server.close();
          assertThat(server.addresses()).isEmpty();
        });
  }
}
