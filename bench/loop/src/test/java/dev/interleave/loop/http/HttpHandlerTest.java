package dev.interleave.loop.http;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.http.Raw.lines;
import static dev.interleave.loop.http.Raw.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.loop.AsyncGenerator;
import dev.interleave.loop.Asyncio;
import dev.interleave.loop.CancelledError;
import dev.interleave.loop.Future;
import dev.interleave.loop.Mechanism;
import dev.interleave.loop.OnEachMechanism;
import dev.interleave.loop.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What handlers do: stream, fail, be cancelled, and be waited for as the server closes. */
@Timeout(30)
class HttpHandlerTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static AsyncGenerator<byte[]> pieces(String... pieces) {
    return new AsyncGenerator<>(
        out -> {
          for (String piece : pieces) {
            sleep(SECOND);
            out.emit(piece.getBytes(UTF_8));
          }
        });
  }

  // ---- Streams ----

  @OnEachMechanism
  void aStreamIsSentInChunksAsItComes(Mechanism mechanism) {
    Served.run(
        mechanism,
        request -> HttpResponse.stream(pieces("one", "", "two and three")),
        HttpServerOptions.DEFAULTS,
        served -> {
          try (Raw raw = served.connect()) {
            raw.send(request("GET / HTTP/1.1"));
            assertThat(raw.receive("\r\n\r\n"))
                .contains("Transfer-Encoding: chunked")
                .doesNotContain("Content-Length");
            assertThat(Served.now()).isZero();
            assertThat(raw.receive("one\r\n")).isEqualTo("3\r\none\r\n");
            assertThat(Served.now()).isEqualTo(1);
            assertThat(raw.receive("0\r\n\r\n")).isEqualTo("d\r\ntwo and three\r\n0\r\n\r\n");
            assertThat(Served.now()).isEqualTo(3);
            raw.send(request("HEAD / HTTP/1.1", "Connection: close"));
            assertThat(raw.receiveAll())
                .contains("Transfer-Encoding: chunked")
                .endsWith("\r\n\r\n");
          }
        });
  }

  @Test
  void aStreamToAClientOfHttp10EndsWithTheConnection() {
    Served.run(
        request -> HttpResponse.stream(pieces("one", "two")),
        served ->
            assertThat(served.answersTo(lines("GET / HTTP/1.0", "Connection: keep-alive", "")))
                .contains("Connection: close\r\n")
                .doesNotContain("chunked")
                .endsWith("\r\n\r\nonetwo"));
  }

  @Test
  void aStreamOfKnownLengthIsSentAsItIs() {
    Served.run(
        request ->
            HttpResponse.stream(pieces("one", "two"))
                .with("Content-Length", request.path().substring(1)),
        served -> {
          String next = request("GET /6 HTTP/1.1", "Connection: close");
          assertThat(served.answersTo(request("GET /6 HTTP/1.1") + next))
              .containsSubsequence("Content-Length: 6", "\r\n\r\nonetwoHTTP/1.1 200", "onetwo");
          assertThat(served.answersTo(request("GET /5 HTTP/1.1"))).endsWith("\r\n\r\none");
          assertThat(served.answersTo(request("GET /7 HTTP/1.1"))).endsWith("\r\n\r\nonetwo");
          assertThat(served.reported)
              .satisfiesExactly(
                  first -> assertThat(first).contains("more bytes than its Content-Length of 5"),
                  second ->
                      assertThat(second).contains("fewer bytes than its Content-Length of 7"));
        });
  }

  @Test
  void aLargeStreamIsSentWhole() {
    int size = 200_000;
    Served.run(
        request ->
            HttpResponse.stream(
                new AsyncGenerator<>(
                    out -> {
                      for (int i = 0; i < 10; i++) {
                        out.emit(new byte[size]);
                      }
                    })),
        served -> {
          String all = served.answersTo(request("GET / HTTP/1.1", "Connection: close"));
          String chunk = "30d40\r\n" + "\0".repeat(size) + "\r\n";
          assertThat(all.substring(all.indexOf("\r\n\r\n") + 4))
              .isEqualTo(chunk.repeat(10) + "0\r\n\r\n");
        });
  }

  @Test
  void aStreamThatFailsCutsTheConnection() {
    Served.run(
        request ->
            HttpResponse.stream(
                new AsyncGenerator<>(
                    out -> {
                      out.emit("one".getBytes(UTF_8));
                      throw new IOException("disk on fire");
                    })),
        served -> {
          assertThat(served.answersTo(request("GET / HTTP/1.1"))).endsWith("3\r\none\r\n");
          assertThat(served.reported)
              .containsExactly(
                  "The body of an answer failed, to GET /: java.io.IOException: disk on fire");
          assertThat(served.server.connectionCount()).isZero();
        });
  }

  // ---- Failures ----

  @OnEachMechanism
  void aHandlerThatFailsIsReportedAndItsConnectionKept(Mechanism mechanism) {
    Served.run(
        mechanism,
        request ->
            switch (request.path()) {
              case "/runtime" -> throw new IllegalStateException("runtime");
              case "/checked" -> throw new IOException("checked");
              case "/error" -> throw new AssertionError("error");
              default -> HttpResponse.text(request.text());
            },
        HttpServerOptions.DEFAULTS,
        served -> {
          String all =
              request("GET /runtime HTTP/1.1")
                  + request("POST /checked HTTP/1.1", "Content-Length: 3")
                  + "abc"
                  + request("GET /error HTTP/1.1")
                  + request("POST / HTTP/1.1", "Content-Length: 3")
                  + "abc";
          String answers = served.answersTo(all);
          assertThat(Raw.statuses(answers)).containsExactly(500, 500, 500, 200);
          assertThat(answers).doesNotContain("runtime", "checked").endsWith("abc");
          assertThat(served.reported)
              .containsExactly(
                  "HTTP handler failed on GET /runtime: java.lang.IllegalStateException: runtime",
                  "HTTP handler failed on POST /checked: java.io.IOException: checked",
                  "HTTP handler failed on GET /error: java.lang.AssertionError: error");
        });
  }

  @Test
  @SuppressWarnings("NullAway") // What is not checked at compile time may return it.
  void aHandlerThatReturnsNothingHasFailed() {
    Served.run(
        request -> null,
        served -> {
          assertThat(served.statusesFor(request("GET / HTTP/1.1"))).containsExactly(500);
          assertThat(served.reported).hasSize(1).first().asString().contains("no answer");
        });
  }

  @Test
  void aHandlerRefusesByAnException() {
    Served.run(
        request -> {
          throw new HttpException(404, "There is no " + request.path());
        },
        served -> {
          assertThat(served.answersTo(request("GET /x HTTP/1.1").repeat(2)))
              .startsWith("HTTP/1.1 404 Not Found\r\n")
              .containsSubsequence("\r\n\r\nThere is no /x\nHTTP/1.1 404", "There is no /x\n");
          assertThat(served.reported).isEmpty();
        });
  }

  @Test
  void whatIsWrongInABodyReachesTheClientThroughAnIterator() {
    Served.run(
        request -> {
          int count = 0;
          for (byte[] piece : request.body()) {
            count += piece.length;
          }
          return HttpResponse.text("read " + count);
        },
        served -> {
          String chunked = request("POST / HTTP/1.1", "Transfer-Encoding: chunked");
          assertThat(served.answersTo(chunked + "3\r\nabc\r\n0\r\n\r\n")).endsWith("read 3");
          assertThat(served.statusesFor(chunked + "3\r\nabc\r\nx\r\n")).containsExactly(400);
          assertThat(served.reported).isEmpty();
        });
  }

  @Test
  void aHandlerMayAllowALongerBody() {
    Served.run(
        request -> {
          if (request.path().equals("/long")) {
            request.body().limit(20);
          }
          return HttpResponse.text(request.text());
        },
        HttpServerOptions.DEFAULTS.with(HttpLimits.OF_REQUESTS.withBody(10)),
        served -> {
          String expecting = "Expect: 100-continue";
          String length = "Content-Length: 20";
          assertThat(served.statusesFor(request("POST / HTTP/1.1", length, expecting)))
              .describedAs("is refused before it is sent")
              .containsExactly(413);
          assertThat(served.answersTo(request("POST /long HTTP/1.1", length) + "x".repeat(20)))
              .endsWith("\r\n\r\n" + "x".repeat(20));
        });
  }

  @Test
  void aHandlerWhoseOwnFutureIsCancelledHasFailed() {
    Served.run(
        request -> {
          Future<String> never = Asyncio.createFuture();
          never.cancel();
          return HttpResponse.text(never.await());
        },
        served -> {
          assertThat(served.statusesFor(request("GET / HTTP/1.1"))).containsExactly(500);
          assertThat(served.reported).hasSize(1);
        });
  }

  @Test
  void whatWouldSplitAnAnswerIsRefused() {
    HttpResponse ok = HttpResponse.of(200);
    assertThatThrownBy(() -> ok.with("Location", "/\r\nSet-Cookie: a=b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The value of Location has a character that is not allowed");
    assertThatThrownBy(() -> ok.with("X: y\r\nZ", "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A header's name is ");
    assertThatThrownBy(() -> ok.with("Transfer-Encoding", "chunked"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leave Transfer-Encoding out");
    assertThatThrownBy(() -> HttpResponse.of(101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The status of an answer is 200 to 599, not 101");
  }

  // ---- Closing ----

  @OnEachMechanism
  void aServerThatClosesWaitsForItsRequests(Mechanism mechanism) {
    List<String> log = new ArrayList<>();
    Served.run(
        mechanism,
        request -> {
          sleep(Duration.ofSeconds(3));
          return HttpResponse.text("done");
        },
        HttpServerOptions.DEFAULTS,
        served -> {
          try (Raw idle = served.connect();
              Raw busy = served.connect()) {
            busy.send(request("GET /1 HTTP/1.1") + request("GET /2 HTTP/1.1"));
            sleep(SECOND);
            Task<?> closing =
                createTask(
                    () -> {
                      served.server.close();
                      log.add("closed at " + Served.now());
                    });
            assertThat(idle.receiveAll()).isEmpty();
            assertThat(Served.now()).isEqualTo(1);
            assertThat(busy.receiveAll()).contains("Connection: close").endsWith("done");
            busy.end();
            closing.await();
            assertThat(served.asked).containsExactly("GET /1");
            assertThat(log).hasSize(1).first().asString().startsWith("closed at 3");
            assertThatThrownBy(served::connect).isInstanceOf(IOException.class);
          }
        });
  }

  @OnEachMechanism
  void whatDoesNotEndInTimeIsCancelled(Mechanism mechanism) {
    List<String> log = new ArrayList<>();
    Served.run(
        mechanism,
        request -> {
          try {
            sleep(Duration.ofHours(1));
            return HttpResponse.text("late");
          } catch (CancelledError cancelled) {
            log.add("cancelled at " + Math.round(Served.now()));
            throw cancelled;
          }
        },
        HttpServerOptions.DEFAULTS.shutdownTimeout(Duration.ofSeconds(7)),
        served -> {
          try (Raw raw = served.connect()) {
            raw.send(request("GET / HTTP/1.1"));
            sleep(SECOND);
            served.server.close();
            assertThat(log).containsExactly("cancelled at 8");
            assertThat(served.server.connectionCount()).isZero();
            assertThat(served.reported).isEmpty();
            assertThat(raw.receiveAll()).isEmpty();
          }
        });
  }

  @Test
  void aHandlerMayCloseItsServer() {
    HttpServer[] server = new HttpServer[1];
    Served.run(
        request -> {
          server[0].close();
          return HttpResponse.text("closed");
        },
        served -> {
          server[0] = served.server;
          assertThat(served.answersTo(request("GET / HTTP/1.1")))
              .contains("Connection: close")
              .endsWith("closed");
          assertThat(Served.now()).isZero();
        });
  }

  @Test
  void whoeverIsCancelledWhileItClosesCutsTheConnections() {
    Served.run(
        request -> {
          sleep(Duration.ofHours(1));
          return HttpResponse.text("late");
        },
        served -> {
          try (Raw raw = served.connect()) {
            raw.send(request("GET / HTTP/1.1"));
            sleep(SECOND);
            Task<?> closing = createTask(() -> served.server.close());
            sleep(SECOND);
            closing.cancel();
            assertThatThrownBy(closing::await).isInstanceOf(CancelledError.class);
            sleep(SECOND);
            assertThat(served.server.connectionCount()).isZero();
          }
        });
  }
}
