package dev.interleave.loop.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.interleave.loop.AsyncGenerator;
import java.net.URI;
import java.util.Set;

/**
 * A request to be sent: a method, a URI, headers and a body. Immutable.
 *
 * <p>The client adds {@code Host}, unless it is there, and {@code Content-Length} or {@code
 * Transfer-Encoding}. With {@code Expect: 100-continue} it waits a second for the go-ahead before
 * it sends the body.
 */
public final class HttpClientRequest {
  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

  private final String method;
  private final URI uri;
  private final HttpHeaders headers;
  private final Content content;

  private HttpClientRequest(String method, URI uri, HttpHeaders headers, Content content) {
    if (!Ascii.isToken(method) || method.equals("CONNECT")) {
      throw new IllegalArgumentException(
          "A method is a word such as GET, and not CONNECT: it is '" + method + "'");
    }
    for (String own : new String[] {"Content-Length", "Transfer-Encoding"}) {
      if (headers.contains(own)) {
        throw new IllegalArgumentException(
            "How a request's body is framed is the client's part: leave " + own + " out");
      }
    }
    this.method = method;
    this.uri = uri;
    this.headers = headers;
    this.content = content;
  }

  /** A request of that method, without a body. */
  public static HttpClientRequest of(String method, URI uri) {
    return new HttpClientRequest(method, uri, HttpHeaders.NONE, Content.NONE);
  }

  /** A GET request. */
  public static HttpClientRequest get(URI uri) {
    return of("GET", uri);
  }

  /** A POST request with these bytes; see {@link #body(byte[])}. */
  public static HttpClientRequest post(URI uri, byte[] body) {
    return of("POST", uri).body(body);
  }

  /** This request, but with these bytes as its body; they are not copied. */
  public HttpClientRequest body(byte[] bytes) {
    return new HttpClientRequest(method, uri, headers, Content.of(bytes));
  }

  /** This request, but with that text as its body, in UTF-8. */
  public HttpClientRequest body(String text) {
    return body(text.getBytes(UTF_8));
  }

  /**
   * This request, but with a body that is sent in chunks, as each is there. It can be sent once.
   */
  public HttpClientRequest body(AsyncGenerator<byte[]> pieces) {
    return new HttpClientRequest(method, uri, headers, Content.of(pieces));
  }

  /** This request with one more header; see {@link HttpHeaders#with}. */
  public HttpClientRequest with(String name, String value) {
    return new HttpClientRequest(method, uri, headers.with(name, value), content);
  }

  /** The method. */
  public String method() {
    return method;
  }

  /** The URI. */
  public URI uri() {
    return uri;
  }

  /** The headers. */
  public HttpHeaders headers() {
    return headers;
  }

  Content content() {
    return content;
  }

  /** Whether to send it twice does no harm, and can be done. RFC 9110, section 9.2.2. */
  boolean isRepeatable() {
    return IDEMPOTENT.contains(method) && content.pieces() == null;
  }

  /** Whether methods of that name say what to do with a body, so that one of no length counts. */
  boolean definesBody() {
    return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
  }

  @Override
  public String toString() {
    return method + " " + uri;
  }
}
