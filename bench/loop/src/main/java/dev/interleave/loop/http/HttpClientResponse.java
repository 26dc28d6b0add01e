package dev.interleave.loop.http;

import java.io.IOException;

/**
 * An answer that came to a client: its head is there, its body is read as it comes. aiohttp: {@code
 * ClientResponse}.
 *
 * <p>Its connection is kept for other requests once the body was read to its end. An answer that is
 * left before has to be closed, which closes the connection; until then that counts as in use. To
 * cancel a read closes it too.
 */
public final class HttpClientResponse implements AutoCloseable {
  private final ResponseHead head;
  private final HttpBody body;
  private final Runnable abandon;

  HttpClientResponse(ResponseHead head, HttpBody body, Runnable abandon) {
    this.head = head;
    this.body = body;
    this.abandon = abandon;
  }

  /** The status. */
  public int status() {
    return head.status();
  }

  /** What the server calls the status; may be empty, and means nothing. */
  public String reason() {
    return head.reason();
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

  /** Closes the connection, unless the body was read to its end. */
  @Override
  public void close() {
    if (!body.ended()) {
      abandon.run();
    }
  }

  @Override
  public String toString() {
    return head.status() + " " + head.reason();
  }
}
