package dev.interleave.loop.http;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.http.Raw.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.interleave.loop.AsyncGenerator;
import dev.interleave.loop.Mechanism;
import dev.interleave.loop.OnEachMechanism;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that take their time, in virtual time: how long each of them is borne with. */
@Timeout(30)
class SlowPeersTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static HttpResponse ok(HttpRequest request) {
    return HttpResponse.text("ok");
  }

  /** Sends {@code bytes}, one each {@code pause}, as long as the server takes them. */
  private static void dribble(Raw raw, String bytes, Duration pause) {
    createTask(() -> raw.dribble(bytes, pause));
  }

  @OnEachMechanism
  void aHeadThatDribblesInHasTenSecondsInAll(Mechanism mechanism) {
    Served.run(
        mechanism,
        SlowPeersTest::ok,
        HttpServerOptions.DEFAULTS,
        served -> {
          try (Raw raw = served.connect()) {
            double before = Served.now();
            dribble(raw, request("GET / HTTP/1.1", "X: " + "x".repeat(100)), SECOND);
            assertThat(Raw.statuses(raw.receiveAll())).containsExactly(408);
            assertThat(Served.now() - before).isCloseTo(10, within(0.01));
          }
          assertThat(served.asked).isEmpty();
          assertThat(served.reported).isEmpty();
        });
  }

  @Test
  void aHeadThatStopsHalfwayHasTenSeconds() {
    Served.run(
        SlowPeersTest::ok,
        served -> {
          double before = Served.now();
          assertThat(served.statusesFor("GET / HTTP/1.1\r\nHost: te")).containsExactly(408);
          assertThat(Served.now() - before).isCloseTo(10, within(0.01));
        });
  }

  @Test
  void theTimeOfAHeadBeginsWithItsFirstByte() {
    Served.run(
        SlowPeersTest::ok,
        served -> {
          try (Raw raw = served.connect()) {
            sleep(Duration.ofSeconds(70));
            raw.send(request("GET / HTTP/1.1"));
            assertThat(raw.receive()).endsWith("ok");
            sleep(Duration.ofSeconds(70));
            dribble(raw, request("GET / HTTP/1.1"), Duration.ofMillis(250)); // 32 bytes: 8 s.
            assertThat(raw.receive()).endsWith("ok");
          }
        });
  }

  @Test
  void thousandsOfSlowHeadsHoldUpNobodyElse() {
    Served.run(
        SlowPeersTest::ok,
        served -> {
          List<Raw> slow = new ArrayList<>();
          for (int i = 0; i < 300; i++) {
            slow.add(served.connect());
            slow.getLast().send("GET / HTTP/1.1\r\nX: ");
          }
          double before = Served.now();
          try (Raw raw = served.connect()) {
            raw.send(request("GET / HTTP/1.1"));
            assertThat(raw.receive()).endsWith("ok");
          }
          assertThat(Served.now()).isEqualTo(before);
          for (Raw each : slow) {
            assertThat(Raw.statuses(each.receiveAll())).containsExactly(408);
            each.close();
          }
          assertThat(Served.now() - before).isCloseTo(10, within(0.01));
          sleep(SECOND);
          assertThat(served.server.connectionCount()).isZero();
        });
  }

  @Test
  void aBodyThatDribblesInRunsOutOfPatience() {
    Served.run(
        HttpServerTest::echo,
        served -> {
          try (Raw raw = served.connect()) {
            double before = Served.now();
            raw.send(request("POST / HTTP/1.1", "Content-Length: 1000"));
            dribble(raw, "x".repeat(1000), SECOND); // Each byte makes good 1/240 s.
            assertThat(Raw.statuses(raw.receiveAll())).containsExactly(408);
            assertThat(Served.now() - before).isCloseTo(30, within(0.2));
          }
        });
  }

  @Test
  void aBodyAtTheLeastRateIsBorneWith() {
    Served.run(
        HttpServerTest::echo,
        served -> {
          try (Raw raw = served.connect()) {
            raw.send(request("POST / HTTP/1.1", "Content-Length: 2400"));
            for (int i = 0; i < 100; i++) {
              sleep(Duration.ofMillis(100));
              raw.send("x".repeat(24));
            }
            assertThat(raw.receive()).startsWith("HTTP/1.1 200 OK");
            raw.send(request("POST / HTTP/1.1", "Content-Length: 2"));
            sleep(Duration.ofSeconds(29)); // A pause is, too.
            raw.send("ab");
            assertThat(raw.receive()).endsWith("ab");
          }
        });
  }

  @Test
  void chunksThatDribbleInRunOutOfPatienceToo() {
    Served.run(
        HttpServerTest::echo,
        served -> {
          try (Raw raw = served.connect()) {
            double before = Served.now();
            raw.send(request("POST / HTTP/1.1", "Transfer-Encoding: chunked"));
            dribble(raw, "1\r\nx\r\n".repeat(100), SECOND);
            assertThat(Raw.statuses(raw.receiveAll())).containsExactly(408);
            assertThat(Served.now() - before).isCloseTo(30, within(1.0));
          }
        });
  }

  @Test
  void theTimeThatAHandlerTakesIsNoneOfTheClients() {
    Served.run(
        request -> {
          sleep(Duration.ofHours(1));
          return HttpResponse.text(request.text());
        },
        served -> {
          try (Raw raw = served.connect()) {
            raw.send(request("POST / HTTP/1.1", "Content-Length: 3") + "abc");
            assertThat(raw.receive()).endsWith("abc");
          }
        });
  }

  @Test
  void anIdleConnectionIsClosedWithoutAWord() {
    Served.run(
        SlowPeersTest::ok,
        served -> {
          double before = Served.now();
          assertThat(served.answersTo("")).isEmpty();
          assertThat(Served.now() - before).isEqualTo(75);
          assertThat(served.statusesFor(request("GET / HTTP/1.1"))).containsExactly(200);
          assertThat(Served.now() - before).isEqualTo(150);
        });
  }

  @Test
  void emptyLinesDoNotKeepAConnection() {
    Served.run(
        SlowPeersTest::ok,
        served -> {
          try (Raw raw = served.connect()) {
            dribble(raw, "\r\n".repeat(100), SECOND);
            assertThat(Raw.statuses(raw.receiveAll())).containsExactly(400);
          }
        });
  }

  @OnEachMechanism
  void aClientThatDoesNotReadIsDropped(Mechanism mechanism) {
    byte[] large = new byte[4 << 20];
    Served.run(
        mechanism,
        request -> HttpResponse.of(200, large),
        HttpServerOptions.DEFAULTS,
        served -> {
          try (Raw raw = served.connect()) {
            raw.connection().writer().transport().pauseReading();
            raw.send(request("GET / HTTP/1.1"));
            sleep(Duration.ofSeconds(29));
            assertThat(served.server.connectionCount()).isEqualTo(1);
            sleep(Duration.ofSeconds(2));
            assertThat(served.server.connectionCount()).isZero();
            assertThat(served.reported).isEmpty();
          }
        });
  }

  @Test
  void aClientThatReadsSlowlyGetsAll() {
    int size = 2 << 20;
    Served.run(
        request -> HttpResponse.of(200, new byte[size]),
        served -> {
          try (Raw raw = served.connect()) {
            raw.send(request("GET / HTTP/1.1", "Connection: close"));
            raw.receive("\r\n\r\n");
            int count = 0;
            for (int n = 1; n > 0; count += n) {
              sleep(Duration.ofSeconds(5));
              n = raw.connection().reader().read(1 << 16).length;
            }
            assertThat(count).isEqualTo(size);
          }
        });
  }

  @Test
  void whoSendsAheadAndDoesNotReadIsHeldUp() {
    Served.run(
        request -> HttpResponse.of(200, new byte[60_000]),
        served -> {
          try (Raw raw = served.connect()) {
            raw.connection().writer().transport().pauseReading();
            raw.send(request("GET / HTTP/1.1").repeat(10_000));
            sleep(SECOND);
            assertThat(served.asked).hasSizeLessThan(50);
          }
        });
  }

  @Test
  void aStreamIsClosedWhenItsClientGoes() {
    List<String> log = new ArrayList<>();
    Served.run(
        request ->
            HttpResponse.stream(
                new AsyncGenerator<>(
                    out -> {
                      try {
                        while (true) {
                          out.emit(new byte[100_000]);
                          sleep(SECOND);
                        }
                      } finally {
                        log.add("closed");
                      }
                    })),
        served -> {
          Raw raw = served.connect();
          raw.send(request("GET / HTTP/1.1"));
          raw.receive("\r\n\r\n");
          raw.close();
          sleep(Duration.ofSeconds(3));
          assertThat(log).containsExactly("closed");
          assertThat(served.server.connectionCount()).isZero();
          assertThat(served.reported).isEmpty();
        });
  }

  @Test
  void aClientThatGoesWithinItsBodyIsNobodysError() {
    List<String> log = new ArrayList<>();
    Served.run(
        request -> {
          try {
            return HttpServerTest.echo(request);
          } catch (IOException gone) {
            log.add("gone");
            throw gone;
          }
        },
        served -> {
          Raw raw = served.connect();
          raw.send(request("POST / HTTP/1.1", "Content-Length: 10") + "abc");
          sleep(SECOND);
          raw.close();
          sleep(SECOND);
          assertThat(log).containsExactly("gone");
          assertThat(served.server.connectionCount()).isZero();
          assertThat(served.reported).isEmpty();
        });
  }

  @Test
  void oneTooManyIsRefusedAndTheOthersAreServedOn() {
    Served.run(
        SlowPeersTest::ok,
        HttpServerOptions.DEFAULTS.mostConnections(2),
        served -> {
          try (Raw one = served.connect();
              Raw two = served.connect();
              Raw three = served.connect()) {
            assertThat(three.receiveAll())
                .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
                .contains("\r\nContent-Length: 41\r\n")
                .contains("\r\nConnection: close\r\n")
                .endsWith("\r\n\r\nThe server has all connections it allows\n");
            one.send(request("GET / HTTP/1.1", "Connection: close"));
            assertThat(one.receiveAll()).endsWith("ok");
            sleep(SECOND);
            try (Raw four = served.connect()) {
              four.send(request("GET / HTTP/1.1"));
              assertThat(four.receive()).endsWith("ok");
            }
            two.send(request("GET / HTTP/1.1"));
            assertThat(two.receive()).endsWith("ok");
          }
        });
  }
}
