package dev.interleave.loop.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.interleave.loop.AsyncGenerator;

/**
 * An answer to a request: a status, headers and a body. Immutable. aiohttp: {@code web.Response}
 * and {@code web.StreamResponse}.
 *
 * <p>The server adds {@code Date}, unless it is there, {@code Content-Length} or {@code
 * Transfer-Encoding}, and {@code Connection} where the connection ends or a client of HTTP/1.0 is
 * to know that it does not.
 */
public final class HttpResponse {
  private static final HttpHeaders TEXT =
      HttpHeaders.of("Content-Type", "text/plain;charset=utf-8");

  private final int status;
  private final HttpHeaders headers;
  private final Content content;

  private HttpResponse(int status, HttpHeaders headers, Content content) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("The status of an answer is 200 to 599, not " + status);
    }
    if (headers.contains("Transfer-Encoding")) {
      throw new IllegalArgumentException(
          "How an answer is transferred is the server's part: leave Transfer-Encoding out");
    }
    this.status = status;
    this.headers = headers;
    this.content = content;
  }

  /** An answer without a body. */
  public static HttpResponse of(int status) {
    return new HttpResponse(status, HttpHeaders.NONE, Content.NONE);
  }

  /** An answer with these bytes, which are not copied: they have to stay as they are. */
  public static HttpResponse of(int status, byte[] body) {
    return new HttpResponse(status, HttpHeaders.NONE, Content.of(body));
  }

  /**
   * An answer with these headers and bytes, which are not copied. Headers that are the same for all
   * answers are best made once.
   */
  public static HttpResponse of(int status, HttpHeaders headers, byte[] body) {
    return new HttpResponse(status, headers, Content.of(body));
  }

  /** An answer of status 200 with that text, in UTF-8. */
  public static HttpResponse text(String text) {
    return text(200, text);
  }

  /** An answer with that text, in UTF-8. */
  public static HttpResponse text(int status, String text) {
    return new HttpResponse(status, TEXT, Content.of(text.getBytes(UTF_8)));
  }

  /** See {@link #stream(int, AsyncGenerator)}; with status 200. */
  public static HttpResponse stream(AsyncGenerator<byte[]> pieces) {
    return stream(200, pieces);
  }

  /**
   * An answer whose body is sent piece by piece, as each is there: in chunks, unless a header
   * Content-Length says how long it is, and to a client of HTTP/1.0 until the connection ends. The
   * next piece is asked for once the last one is sent. If the generator fails the connection is
   * cut, so that the client doesn't take what it has for all; if the client goes, the generator is
   * closed.
   */
  public static HttpResponse stream(int status, AsyncGenerator<byte[]> pieces) {
    return new HttpResponse(status, HttpHeaders.NONE, Content.of(pieces));
  }

  /** This answer with one more header; see {@link HttpHeaders#with}. */
  public HttpResponse with(String name, String value) {
    return new HttpResponse(status, headers.with(name, value), content);
  }

  /** This answer, but with these headers. */
  public HttpResponse with(HttpHeaders wanted) {
    return new HttpResponse(status, wanted, content);
  }

  /** The status. */
  public int status() {
    return status;
  }

  /** The headers. */
  public HttpHeaders headers() {
    return headers;
  }

  Content content() {
    return content;
  }

  @Override
  public String toString() {
    return status + " " + Reasons.of(status);
  }
}
