package dev.interleave.loop.http;

import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.http.Raw.lines;
import static dev.interleave.loop.http.Raw.request;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.loop.stream.Streams;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bytes by chance, and requests that chance has changed: each connection gets answers or none, and
 * ends; none is answered with a 500, reported, or in the way of the next. The seeds are fixed.
 */
@Timeout(60)
class HttpFuzzTest {
  private static final int CONNECTIONS = 400;

  private static final Set<Integer> EXPECTED =
      Set.of(100, 200, 400, 408, 413, 414, 417, 431, 501, 505);

  private static final List<String> VALID =
      List.of(
          request("GET /a?b=c%20d HTTP/1.1", "Accept: */*"),
          request("GET / HTTP/1.0", "Connection: keep-alive"),
          request("HEAD http://test/x HTTP/1.1"),
          request("POST / HTTP/1.1", "Content-Length: 5") + "hello",
          request("POST / HTTP/1.1", "Expect: 100-continue", "Content-Length: 5") + "hello",
          request("PUT / HTTP/1.1", "Transfer-Encoding: chunked")
              + lines("5;x=y", "hello", "3", "abc", "0", "Trailer: 1", ""),
          request("OPTIONS * HTTP/1.1", "Connection: close"));

  /** Bytes and words that matter to the syntax, to be put in anywhere. */
  private static final List<String> WORDS =
      List.of(
          "\r",
          "\n",
          "\r\n",
          "\r\n\r\n",
          " ",
          "\t",
          ":",
          ";",
          ",",
          "\0",
          "\u007f",
          "\u00ff",
          "%",
          "0",
          "f",
          "-1",
          "HTTP/1.1",
          "Host: a\r\n",
          "Content-Length: 3\r\n",
          "Transfer-Encoding: chunked\r\n",
          "Connection: close\r\n",
          "0\r\n\r\n",
          "GET / ");

  private static final HttpLimits LIMITS = new HttpLimits(200, 1000, 20, 1000);

  /** Makes what one client sends. */
  private interface Maker {
    String make(Random random);
  }

  private static String anyBytes(Random random) {
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    return new String(bytes, ISO_8859_1);
  }

  private static String anyWords(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(40); left > 0; left--) {
      text.append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return text.toString();
  }

  /** One to three requests with up to four changes. */
  private static String changed(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      text.append(VALID.get(random.nextInt(VALID.size())));
    }
    for (int left = random.nextInt(5); left > 0; left--) {
      change(text, random);
    }
    return text.toString();
  }

  private static void change(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    int to = Math.min(text.length(), at + 1 + random.nextInt(8));
    switch (random.nextInt(5)) {
      case 0 -> text.setCharAt(at, (char) random.nextInt(256));
      case 1 -> text.insert(at, WORDS.get(random.nextInt(WORDS.size())));
      case 2 -> text.delete(at, to).append(' ');
      case 3 -> text.insert(at, text.substring(at, to));
      default -> text.setLength(at + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void requestsByChanceAreAnsweredOrRefused(long seed) {
    fuzz(new Random(seed), HttpFuzzTest::anyBytes);
    fuzz(new Random(seed), HttpFuzzTest::anyWords);
    fuzz(new Random(seed), HttpFuzzTest::changed);
  }

  private static void fuzz(Random random, Maker maker) {
    Served.run(
        HttpServerTest::echo,
        HttpServerOptions.DEFAULTS.with(LIMITS),
        served -> {
          int answered = 0;
          for (int i = 0; i < CONNECTIONS; i++) {
            String bytes = maker.make(random);
            String answers = send(served, bytes, random);
            List<Integer> statuses = Raw.statuses(answers);
            assertThat(EXPECTED).describedAs(bytes).containsAll(statuses);
            answered += statuses.size();
          }
          assertThat(answered).isGreaterThan(CONNECTIONS / 2);
          assertThat(served.reported).isEmpty();
          assertThat(served.statusesFor(request("GET / HTTP/1.1"))).containsExactly(200);
          assertThat(served.server.connectionCount()).isZero();
        });
  }

  /** Sends them, in two parts or in one, and perhaps with the end of the stream. */
  private static String send(Served served, String bytes, Random random) throws IOException {
    try (Raw raw = new Raw(Streams.openUnixConnection(served.path))) {
      int cut = random.nextBoolean() ? random.nextInt(bytes.length() + 1) : bytes.length();
      raw.send(bytes.substring(0, cut));
      sleep(Duration.ofMillis(1));
      raw.send(bytes.substring(cut));
      if (random.nextBoolean()) {
        raw.end();
      }
      return raw.receiveAll();
    }
  }

  // ---- The client ----

  private static final List<String> ANSWERS =
      List.of(
          lines("HTTP/1.1 200 OK", "Content-Length: 5", "") + "hello",
          lines("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "5", "hello", "0", ""),
          lines("HTTP/1.0 200 OK", "Connection: keep-alive", "Content-Length: 2", "") + "ok",
          lines("HTTP/1.1 100 Continue", "", "HTTP/1.1 204 No Content", ""),
          lines("HTTP/1.1 200 OK", "") + "to the end");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void answersByChanceAreReadOrErrors(long seed) {
    Random random = new Random(seed);
    int[] good = {0};
    Scripted.run(
        (raw, number) -> {
          raw.receive("\r\n\r\n");
          StringBuilder text =
              new StringBuilder(
                  random.nextInt(4) == 0
                      ? anyBytes(random) + "x"
                      : ANSWERS.get(random.nextInt(ANSWERS.size())));
          for (int left = random.nextInt(4); left > 0; left--) {
            change(text, random);
          }
          raw.send(text.toString());
        },
        scripted -> {
          for (int i = 0; i < CONNECTIONS; i++) {
            try {
              scripted.client.get("http://test/").bytes();
              good[0]++;
            } catch (IOException refused) {
              assertThat(refused).hasMessageStartingWith("GET http://test/: ");
            }
          }
          assertThat(scripted.client.connectionCount()).isZero();
          assertThat(scripted.reported).isEmpty();
        });
    assertThat(good[0]).isBetween(CONNECTIONS / 20, CONNECTIONS * 19 / 20);
  }
}
