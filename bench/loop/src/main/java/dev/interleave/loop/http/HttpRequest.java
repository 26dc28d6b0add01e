package dev.interleave.loop.http;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that came to a server. aiohttp: {@code web.Request}. */
public final class HttpRequest {
  private final RequestHead head;
  private final HttpBody body;
  private final SocketAddress peer;
  private @Nullable Map<String, List<String>> parameters;

  HttpRequest(RequestHead head, HttpBody body, SocketAddress peer) {
    this.head = head;
    this.body = body;
    this.peer = peer;
  }

  /** The method, such as {@code GET}; methods differ by case. */
  public String method() {
    return head.method();
  }

  /** The target as it came, encoded and with the query. */
  public String target() {
    return head.target().text();
  }

  /**
   * The target's path, decoded: it may have any character, and {@code ..} among its segments.
   * {@code *} for an OPTIONS request for the server as a whole.
   */
  public String path() {
    return UrlEncoding.decode(head.target().path());
  }

  /** The names and values of the target's query, decoded and in their order. */
  public Map<String, List<String>> parameters() {
    if (parameters == null) {
      String query = head.target().query();
      parameters = query == null ? Map.of() : UrlEncoding.parameters(query);
    }
    return parameters;
  }

  /** The first value of that name in the target's query; null if there is none. */
  public @Nullable String parameter(String name) {
    List<String> values = parameters().get(name);
    return values == null ? null : values.getFirst();
  }

  /** The host, and the port if one was given, that the client asks; may be empty. */
  public String host() {
    String authority = head.target().authority();
    if (authority != null) {
      return authority;
    }
    String host = head.headers().get("Host");
    return host == null ? "" : host;
  }

  /** The version: {@code HTTP/1.1}, or {@code HTTP/1.0}. */
  public String version() {
    return "HTTP/1." + head.minor();
  }

  /** The header fields. */
  public HttpHeaders headers() {
    return head.headers();
  }

  /** The body, to be read as it comes. */
  public HttpBody body() {
    return body;
  }

  /** Awaits the body, all of it; see {@link HttpBody#bytes}. */
  public byte[] bytes() throws IOException {
    return body.bytes();
  }

  /** Awaits the body, in the charset that its Content-Type names, or else in UTF-8. */
  public String text() throws IOException {
    return new String(body.bytes(), Charsets.of(headers()));
  }

  /** The client's address. */
  public SocketAddress peerAddress() {
    return peer;
  }

  RequestHead head() {
    return head;
  }

  @Override
  public String toString() {
    return method() + " " + target();
  }
}
