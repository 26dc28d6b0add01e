package dev.interleave.loop.http;

import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.http.Raw.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against servers that do as they like, in virtual time. */
@Timeout(30)
class MisbehavingServersTest {
  private static final URI ROOT = URI.create("http://test/");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String OK = lines("HTTP/1.1 200 OK", "Content-Length: 2", "", "ok").strip();

  /** A server that answers each connection's first request with {@code bytes}, then hangs up. */
  private static Scripted.Script answering(String bytes) {
    return (raw, number) -> {
      raw.receive("\r\n\r\n");
      raw.send(bytes);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "\r\n\r\n",
        "HTTP/1.1 200 OK\n\n",
        "HTTP/2.0 200 OK\r\n\r\n",
        "HTTP/1.1 20 OK\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1 600 Odd\r\n\r\n",
        "HTTP/1.1  200 OK\r\n\r\n",
        "http/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 O\u0000K\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX : 1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX: 1\r\n 2\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
        "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\n\r\n",
      })
  void malformedAnswersAreErrorsThatNameTheRequest(String bytes) {
    Scripted.run(
        answering(bytes),
        scripted -> {
          assertThatThrownBy(() -> scripted.client.get(ROOT).bytes())
              .isInstanceOf(ProtocolException.class)
              .hasMessageStartingWith("GET http://test/: ");
          assertThat(scripted.client.connectionCount()).isZero();
        });
  }

  @Test
  void headsWithoutEndAreCutOff() {
    for (String endless : List.of("x", "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(10))) {
      Scripted.run(
          answering(endless.repeat(70_000 / endless.length())),
          scripted ->
              assertThatThrownBy(() -> scripted.client.get(ROOT))
                  .isInstanceOf(ProtocolException.class));
    }
    Scripted.run(
        answering("HTTP/1.1 103 Early Hints\r\n\r\n".repeat(100)),
        scripted ->
            assertThatThrownBy(() -> scripted.client.get(ROOT))
                .hasMessage("GET http://test/: There are more than 16 interim answers"));
  }

  @Test
  void interimAnswersArePassedOver() {
    Scripted.run(
        answering(lines("HTTP/1.1 103 Early Hints", "Link: x", "", "HTTP/1.1 102 ", "") + OK),
        scripted -> assertThat(scripted.client.get(ROOT).text()).isEqualTo("ok"));
  }

  @Test
  void anAnswerWithoutALengthEndsWithTheConnection() {
    for (String first : List.of("HTTP/1.1 200", "HTTP/1.0 200 OK")) {
      Scripted.run(
          answering(first + "\r\n\r\nall there is"),
          scripted -> {
            assertThat(scripted.client.get(ROOT).text()).isEqualTo("all there is");
            assertThat(scripted.client.connectionCount()).isZero();
          });
    }
  }

  @Test
  void anAnswerOfHttp10IsKeptIfItSaysSo() {
    Scripted.run(
        (raw, number) -> {
          while (true) {
            raw.receive("\r\n\r\n");
            raw.send(lines("HTTP/1.0 200 OK", "Connection: Keep-Alive", "Content-Length: 1", ""));
            raw.send(String.valueOf(number));
          }
        },
        scripted -> {
          assertThat(scripted.client.get(ROOT).text()).isEqualTo("1");
          assertThat(scripted.client.get(ROOT).text()).isEqualTo("1");
        });
  }

  @Test
  void anAnswerThatSaysCloseIsTheLast() {
    Scripted.run(
        (raw, number) -> {
          raw.receive("\r\n\r\n");
          raw.send(lines("HTTP/1.1 200 OK", "Connection: close", "Content-Length: 1", ""));
          raw.send(String.valueOf(number));
          sleep(Duration.ofHours(1));
        },
        scripted -> {
          assertThat(scripted.client.get(ROOT).text()).isEqualTo("1");
          assertThat(scripted.client.connectionCount()).isZero();
          assertThat(scripted.client.get(ROOT).text()).isEqualTo("2");
        });
  }

  // ---- Stale connections ----

  /** A server that hangs up at the second request of its first connection. */
  private static void hangUpOnce(Raw raw, int number) throws IOException {
    raw.receive("\r\n\r\n");
    raw.send(OK);
    raw.receive("\r\n\r\n");
    if (number > 1) {
      raw.send(OK);
    }
  }

  @Test
  void anIdempotentRequestIsSentOnceMoreIfItsConnectionWasStale() {
    Scripted.run(
        MisbehavingServersTest::hangUpOnce,
        scripted -> {
          assertThat(scripted.client.get(ROOT).text()).isEqualTo("ok");
          assertThat(scripted.client.get(ROOT).text()).isEqualTo("ok");
          assertThat(scripted.client.get(ROOT).text()).isEqualTo("ok");
        });
  }

  @Test
  void aRequestThatMayNotBeDoneTwiceIsNot() {
    Scripted.run(
        MisbehavingServersTest::hangUpOnce,
        scripted -> {
          assertThat(scripted.client.get(ROOT).text()).isEqualTo("ok");
          assertThatThrownBy(
                  () -> scripted.client.send(HttpClientRequest.post(ROOT, new byte[] {'a'})))
              .isInstanceOf(IOException.class)
              .hasMessage(
                  "POST http://test/: the connection ended before an answer came: the server"
                      + " closed it");
        });
  }

  @Test
  void aNewConnectionThatEndsIsNotTriedAgain() {
    int[] tried = {0};
    Scripted.run(
        (raw, number) -> {
          tried[0] = number;
          raw.receive("\r\n\r\n");
        },
        scripted -> {
          assertThatThrownBy(() -> scripted.client.get(ROOT))
              .hasMessageContaining("ended before an answer came");
          assertThat(tried[0]).isEqualTo(1);
        });
  }

  @Test
  void anAnswerThatNobodyAskedForEndsItsConnection() {
    Scripted.run(
        (raw, number) -> {
          raw.receive("\r\n\r\n");
          raw.send(OK);
          if (number == 1) {
            sleep(SECOND);
            raw.send(lines("HTTP/1.1 200 OK", "Content-Length: 6", "", "poison"));
          }
          sleep(Duration.ofHours(1));
        },
        scripted -> {
          assertThat(scripted.client.get(ROOT).text()).isEqualTo("ok");
          sleep(Duration.ofSeconds(2));
          assertThat(scripted.client.connectionCount()).isZero();
          assertThat(scripted.client.get(ROOT).text()).isEqualTo("ok");
        });
    Scripted.run(
        answering(OK + OK.replace("ok", "no")),
        scripted -> {
          assertThat(scripted.client.get(ROOT).text()).isEqualTo("ok");
          assertThat(scripted.client.connectionCount()).isZero();
        });
  }

  // ---- Time ----

  @Test
  void aServerThatSaysNothingIsGivenUp() {
    Scripted.run(
        (raw, number) -> sleep(Duration.ofHours(1)),
        scripted -> {
          assertThatThrownBy(() -> scripted.client.get(ROOT))
              .isInstanceOf(SocketTimeoutException.class)
              .hasMessage("GET http://test/: The other side took too long");
          assertThat(Served.now()).isCloseTo(30, within(0.01));
          assertThat(scripted.client.connectionCount()).isZero();
        });
  }

  @Test
  void aHeadThatDribblesInIsGivenUp() {
    Scripted.run(
        (raw, number) -> {
          raw.receive("\r\n\r\n");
          raw.dribble("HTTP/1.1 200 OK and so on and so on and so on", SECOND);
        },
        scripted -> {
          assertThatThrownBy(() -> scripted.client.get(ROOT))
              .isInstanceOf(SocketTimeoutException.class);
          assertThat(Served.now()).isCloseTo(30, within(0.01));
        });
  }

  @Test
  void aBodyMayPauseButNotForLong() {
    Scripted.run(
        (raw, number) -> {
          raw.receive("\r\n\r\n");
          raw.send(lines("HTTP/1.1 200 OK", "Content-Length: 100", ""));
          for (int i = 0; i < 10; i++) {
            sleep(Duration.ofSeconds(29));
            raw.send("x");
          }
          sleep(Duration.ofHours(1));
        },
        scripted -> {
          HttpClientResponse answer = scripted.client.get(ROOT);
          assertThatThrownBy(answer::bytes).isInstanceOf(SocketTimeoutException.class);
          assertThat(Served.now()).isCloseTo(320, within(0.01));
          assertThat(scripted.client.connectionCount()).isZero();
        });
  }

  @Test
  void aServerThatDoesNotReadIsGivenUp() {
    Scripted.run(
        (raw, number) -> {
          raw.connection().writer().transport().pauseReading();
          sleep(Duration.ofHours(1));
        },
        scripted -> {
          assertThatThrownBy(
                  () -> scripted.client.send(HttpClientRequest.post(ROOT, new byte[4 << 20])))
              .isInstanceOf(SocketTimeoutException.class);
          assertThat(Served.now()).isCloseTo(30, within(0.01));
        });
  }

  // ---- Answers that do not wait for the request ----

  @Test
  void whatIsLeftOfABodyStaysUnsentIfTheAnswerIsThere() {
    Scripted.run(
        (raw, number) -> {
          raw.receive("\r\n\r\n");
          raw.connection().writer().transport().pauseReading();
          sleep(SECOND);
          raw.send(lines("HTTP/1.1 413 Content Too Large", "Content-Length: 3", "") + "big");
          sleep(Duration.ofHours(1));
        },
        scripted -> {
          HttpClientResponse answer =
              scripted.client.send(HttpClientRequest.post(ROOT, new byte[4 << 20]));
          assertThat(answer.status()).isEqualTo(413);
          assertThat(answer.text()).isEqualTo("big");
          assertThat(Served.now()).isEqualTo(1);
          assertThat(scripted.client.connectionCount()).isZero();
        });
  }

  @Test
  void anInterimAnswerStopsNoBody() {
    int size = 4 << 20;
    Scripted.run(
        (raw, number) -> {
          raw.send("HTTP/1.1 100 Continue\r\n\r\n");
          raw.receive("\r\n\r\n");
          sleep(SECOND);
          int length = raw.connection().reader().readExactly(size).length;
          raw.send(lines("HTTP/1.1 200 OK", "Content-Length: 7", "") + length);
        },
        scripted ->
            assertThat(scripted.client.send(HttpClientRequest.post(ROOT, new byte[size])).text())
                .isEqualTo("4194304"));
  }

  private static final HttpClientRequest EXPECTING =
      HttpClientRequest.of("PUT", ROOT).body("body").with("Expect", "100-continue");

  @Test
  void aBodyWaitsForItsGoAhead() {
    List<String> log = new ArrayList<>();
    Scripted.run(
        (raw, number) -> {
          raw.receive("\r\n\r\n");
          sleep(Duration.ofMillis(500));
          raw.send("HTTP/1.1 100 Continue\r\n\r\n");
          log.add(raw.receive("body") + " at " + Served.now());
          raw.send(OK);
        },
        scripted -> assertThat(scripted.client.send(EXPECTING).text()).isEqualTo("ok"));
    assertThat(log).containsExactly("body at 0.5");
  }

  @Test
  void aGoAheadThatDoesNotComeIsWaitedForASecond() {
    List<String> log = new ArrayList<>();
    Scripted.run(
        (raw, number) -> {
          raw.receive("\r\n\r\n");
          log.add(raw.receive("body") + " at " + Served.now());
          raw.send("HTTP/1.1 100 Continue\r\n\r\n" + OK);
        },
        scripted -> assertThat(scripted.client.send(EXPECTING).text()).isEqualTo("ok"));
    assertThat(log).containsExactly("body at 1.0");
  }

  @Test
  void aBodyThatIsRefusedIsNotSent() {
    List<String> log = new ArrayList<>();
    Scripted.run(
        (raw, number) -> {
          raw.receive("\r\n\r\n");
          raw.send(OK.replace("200 OK", "401 Unauthorized"));
          log.add("then: " + raw.receiveAll());
        },
        scripted -> {
          HttpClientResponse answer = scripted.client.send(EXPECTING);
          assertThat(answer.status()).isEqualTo(401);
          answer.bytes();
          sleep(SECOND);
        });
    assertThat(log).containsExactly("then: ");
  }
}
