package dev.interleave.loop.http;

import static dev.interleave.loop.http.Raw.lines;
import static dev.interleave.loop.http.Raw.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each malformed or too large request gets: its status, and the end of the connection. */
@Timeout(30)
class BadRequestTest {
  private static final HttpLimits LIMITS = new HttpLimits(100, 400, 5, 50);

  private static Arguments bad(String why, String bytes) {
    return arguments(400, why, bytes);
  }

  private static String get(String line) {
    return request("GET / HTTP/1.1", line);
  }

  static Stream<Arguments> requestLines() {
    return Stream.of(
        bad("no method", request(" / HTTP/1.1")),
        bad("no target", request("GET  HTTP/1.1")),
        bad("no version, as HTTP/0.9 has it", "GET /\r\n\r\n"),
        bad("two spaces", request("GET  / HTTP/1.1")),
        bad("two spaces before the version", request("GET /  HTTP/1.1")),
        bad("a tabulator", request("GET\t/ HTTP/1.1")),
        bad("a blank at the end", request("GET / HTTP/1.1 ")),
        bad("a word too many", request("GET / x HTTP/1.1")),
        bad("a version in lower case", request("GET / http/1.1")),
        bad("a version of two digits", request("GET / HTTP/1.10")),
        bad("a version without a point", request("GET / HTTP/11")),
        bad("a version that is none", request("GET / HTTP/x.y")),
        bad("a method that is no word", request("GE(T / HTTP/1.1")),
        bad("bytes above ASCII in the target", request("GET /\u00fc HTTP/1.1")),
        bad("a control character in the target", request("GET /\u0001 HTTP/1.1")),
        bad("DEL in the target", request("GET /\u007f HTTP/1.1")),
        bad("a fragment", request("GET /#top HTTP/1.1")),
        bad("a broken escape", request("GET /%4 HTTP/1.1")),
        bad("an escape that is no number", request("GET /%zz HTTP/1.1")),
        bad("an escape with a sign", request("GET /?q=%+1 HTTP/1.1")),
        bad("a path without a slash", request("GET index.html HTTP/1.1")),
        bad("a star for a GET", request("GET * HTTP/1.1")),
        bad("another scheme", request("GET ftp://host/ HTTP/1.1")),
        bad("no host in an absolute target", request("GET http:///path HTTP/1.1")),
        bad("a user in an absolute target", request("GET http://a@b/ HTTP/1.1")),
        bad("an empty line too many", "\r\n\r\n" + get("X: 1")),
        bad("TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"),
        bad("zeros", "\0".repeat(20)),
        arguments(505, "another version", request("GET / HTTP/2.0")),
        arguments(505, "HTTP/2's preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        arguments(505, "an older version", request("GET / HTTP/0.9")),
        arguments(501, "a proxy's method", request("CONNECT host:80 HTTP/1.1")),
        arguments(414, "a line too long", request("GET /" + "x".repeat(100) + " HTTP/1.1")),
        arguments(414, "a line without an end", "GET /" + "x".repeat(100)));
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        bad("no Host", "GET / HTTP/1.1\r\n\r\n"),
        bad("two Hosts", get("Host: test")),
        bad("two Hosts in HTTP/1.0", request("GET / HTTP/1.0", "Host: other")),
        bad("a path in Host", lines("GET / HTTP/1.1", "Host: a/b", "")),
        bad("two hosts in one", lines("GET / HTTP/1.1", "Host: a, b", "")),
        bad("a user in Host", lines("GET / HTTP/1.1", "Host: u@a", "")),
        bad("a port that is none", lines("GET / HTTP/1.1", "Host: a:b", "")),
        bad("two ports", lines("GET / HTTP/1.1", "Host: a:1:2", "")),
        bad("a bracket left open", lines("GET / HTTP/1.1", "Host: [::1", "")),
        bad("a blank before the colon", get("X : 1")),
        bad("a tabulator before the colon", get("X\t: 1")),
        bad("no colon", get("X")),
        bad("no name", get(": 1")),
        bad("a name of two words", get("X Y: 1")),
        bad("a name above ASCII", get("\u00dc: 1")),
        bad("a control character in a name", get("X\u0000: 1")),
        bad("a continued line", get("X: 1\r\n 2")),
        bad("a continued line by tabulator", get("X: 1\r\n\t2")),
        bad("a first line that is continued", get(" X: 1")),
        bad("a NUL in a value", get("X: a\u0000b")),
        bad("a DEL in a value", get("X: a\u007fb")),
        bad("a bare CR in a value", get("X: a\rb")),
        bad("a bare CR for a line's end", get("X: a\rY: b")),
        bad("a bare LF for a line's end", get("X: a\nY: b")),
        bad("bare LFs for all ends", "GET / HTTP/1.1\nHost: test\n\n"),
        bad("bare CRs for all ends", "GET / HTTP/1.1\rHost: test\r\r"),
        bad("LF CR for CR LF", "GET / HTTP/1.1\n\rHost: test\n\r\n\r"),
        bad("CR CR LF", get("X: a\r")),
        arguments(417, "an expectation that nobody knows", get("Expect: 200-ok")),
        arguments(431, "too many fields", get("A: 1\r\n".repeat(5) + "B: 2")),
        arguments(431, "a field too long", get("X: " + "x".repeat(400))),
        arguments(431, "a field without an end", "GET / HTTP/1.1\r\nX: " + "x".repeat(500)),
        arguments(
            431, "fields too long together", get(("X: " + "x".repeat(130) + "\r\n").repeat(3))));
  }

  static Stream<Arguments> lengths() {
    return Stream.of(
        bad("a sign", get("Content-Length: +1") + "a"),
        bad("a negative length", get("Content-Length: -1") + "a"),
        bad("a hexadecimal length", get("Content-Length: 0x1") + "a"),
        bad("a fraction", get("Content-Length: 1.0") + "a"),
        bad("no length", get("Content-Length:")),
        bad("two in one", get("Content-Length: 1, 1") + "a"),
        bad("blanks within", get("Content-Length: 1 1") + "a"),
        bad("digits that are not ASCII", get("Content-Length: \u00b2") + "a"),
        bad("two that differ", get("Content-Length: 1\r\nContent-Length: 2") + "ab"),
        bad("two that agree", get("Content-Length: 1\r\nContent-Length: 1") + "a"),
        bad("both", get("Content-Length: 5\r\nTransfer-Encoding: chunked") + "0\r\n\r\n"),
        bad(
            "both, the other way",
            get("Transfer-Encoding: chunked\r\nContent-Length: 5") + "0\r\n\r\n"),
        bad("chunks in HTTP/1.0", request("GET / HTTP/1.0", "Transfer-Encoding: chunked")),
        bad("chunked twice", get("Transfer-Encoding: chunked, chunked")),
        bad(
            "chunked twice, in two fields",
            get("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked")),
        bad("nothing", get("Transfer-Encoding:")),
        bad("an empty element", get("Transfer-Encoding: chunked,")),
        bad("a parameter", get("Transfer-Encoding: chunked;q=1")),
        bad("quotes", get("Transfer-Encoding: \"chunked\"")),
        bad("a vertical tabulator", get("Transfer-Encoding: \u000bchunked")),
        arguments(501, "another coding", get("Transfer-Encoding: gzip")),
        arguments(501, "another coding before", get("Transfer-Encoding: gzip, chunked")),
        arguments(501, "another coding after", get("Transfer-Encoding: chunked, identity")),
        arguments(
            501,
            "another, in two fields",
            get("Transfer-Encoding: chunked\r\nTransfer-Encoding: x")),
        arguments(501, "a coding that is nearly so", get("Transfer-Encoding: xchunked")),
        arguments(413, "a body too long", get("Content-Length: 51")),
        arguments(413, "a length that no number holds", get("Content-Length: " + "9".repeat(40))));
  }

  private static Arguments chunk(String why, String body) {
    return bad(why, get("Transfer-Encoding: chunked") + body);
  }

  static Stream<Arguments> chunks() {
    return Stream.of(
        chunk("no size", "\r\nabc\r\n0\r\n\r\n"),
        chunk("a size that is none", "x\r\nabc\r\n0\r\n\r\n"),
        chunk("a size with 0x", "0x3\r\nabc\r\n0\r\n\r\n"),
        chunk("a size with a sign", "+3\r\nabc\r\n0\r\n\r\n"),
        chunk("a negative size", "-3\r\nabc\r\n0\r\n\r\n"),
        chunk("a size with an underscore", "0_3\r\nabc\r\n0\r\n\r\n"),
        chunk("a blank before the size", " 3\r\nabc\r\n0\r\n\r\n"),
        chunk("a blank after the size", "3 \r\nabc\r\n0\r\n\r\n"),
        chunk("a size that no number holds", "f".repeat(16) + "\r\nabc"),
        chunk("a size that would wrap around to 3", "1" + "0".repeat(16) + "3\r\nabc\r\n0\r\n\r\n"),
        chunk("words after the size", "3 abc\r\nabc\r\n0\r\n\r\n"),
        chunk("an extension that is too long", "3;" + "x".repeat(300) + "\r\nabc\r\n0\r\n\r\n"),
        chunk("a bare LF after the size", "3\nabc\r\n0\r\n\r\n"),
        chunk("a bare CR after the size", "3\rabc\r\n0\r\n\r\n"),
        chunk("a bare LF in an extension", "3;a\nb\r\nabc\r\n0\r\n\r\n"),
        chunk("a bare CR in an extension", "3;a\rb\r\nabc\r\n0\r\n\r\n"),
        chunk("a NUL in an extension", "3;a\0b\r\nabc\r\n0\r\n\r\n"),
        chunk("a chunk longer than its size", "3\r\nabcd\r\n0\r\n\r\n"),
        chunk("a bare LF after a chunk", "3\r\nabc\n0\r\n\r\n"),
        chunk("a bare CR after a chunk", "3\r\nabc\r0\r\n\r\n"),
        chunk("nothing after a chunk", "3\r\nabc0\r\n\r\n"),
        chunk("a bare LF at the end", "3\r\nabc\r\n0\r\n\n"),
        chunk("a bare LF after the last size", "3\r\nabc\r\n0\n\r\n"),
        chunk("a trailer that is none", "0\r\nX\r\n\r\n"),
        chunk("a trailer with a blank before the colon", "0\r\nX : 1\r\n\r\n"),
        arguments(
            431,
            "trailers too long",
            get("Transfer-Encoding: chunked") + "0\r\nX: " + "x".repeat(500) + "\r\n\r\n"),
        arguments(
            413,
            "chunks too long together",
            get("Transfer-Encoding: chunked") + "19\r\n%s\r\n".formatted("x".repeat(25)).repeat(3)),
        arguments(
            413,
            "a chunk too long",
            get("Transfer-Encoding: chunked") + "fffffff\r\n" + "x".repeat(60)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource({"requestLines", "headers", "lengths", "chunks"})
  void isRefused(int status, String why, String bytes) {
    Served.run(
        HttpServerTest::echo,
        HttpServerOptions.DEFAULTS.with(LIMITS),
        served -> {
          double before = Served.now();
          String hidden = request("GET /hidden HTTP/1.1");
          String answer = served.answersTo(bytes + hidden);
          assertThat(Raw.statuses(answer)).describedAs(why).containsExactly(status);
          assertThat(answer).contains("\r\nConnection: close\r\n");
          assertThat(served.asked).doesNotContain("GET /hidden");
          assertThat(served.reported).isEmpty();
          assertThat(Served.now() - before).describedAs("not by a timeout").isLessThan(5);
          assertThat(served.statusesFor(request("GET / HTTP/1.1"))).containsExactly(200);
        });
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource({"requestLines", "headers", "lengths", "chunks"})
  void isRefusedAlsoIfItComesByteByByte(int status, String why, String bytes) {
    Served.run(
        HttpServerTest::echo,
        HttpServerOptions.DEFAULTS.with(LIMITS),
        served -> {
          try (Raw raw = served.connect()) {
            raw.dribble(bytes, Duration.ofMillis(1));
            assertThat(Raw.statuses(raw.receiveAll())).describedAs(why).containsExactly(status);
          }
        });
  }
}
