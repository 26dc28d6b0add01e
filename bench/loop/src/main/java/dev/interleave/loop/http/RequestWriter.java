package dev.interleave.loop.http;

import dev.interleave.loop.AsyncGenerator;
import dev.interleave.loop.stream.ByteQueue;
import java.io.IOException;

/** Writes requests. What is sent of a body ends where the server answers. */
final class RequestWriter {
  private final MessageWriter out = new MessageWriter();
  private final double seconds;

  /**
   * A writer of requests.
   *
   * @param seconds how long a part of a request may take the server to read
   */
  RequestWriter(double seconds) {
    this.seconds = seconds;
  }

  /** Sends a request; false if the body was left off. */
  boolean send(Wire wire, Origin origin, HttpClientRequest request)
      throws IOException, ContentException {
    putHead(origin, request);
    if (request.content().pieces() == null) {
      return out.send(wire, request.content().bytes(), whileSilent(wire), seconds);
    }
    out.sendHead(wire, seconds);
    return sendBody(wire, request);
  }

  /** Sends the head of a request alone; true, as it is always sent whole. */
  boolean sendHead(Wire wire, Origin origin, HttpClientRequest request) throws IOException {
    putHead(origin, request);
    out.sendHead(wire, seconds);
    return true;
  }

  /** Sends the body of a request; false if it was left off. */
  boolean sendBody(Wire wire, HttpClientRequest request) throws IOException, ContentException {
    AsyncGenerator<byte[]> pieces = request.content().pieces();
    Going going = whileSilent(wire);
    return pieces == null
        ? out.sendPiece(wire, request.content().bytes(), going, seconds)
        : new ContentWriter(out, wire, going, seconds).sendChunks(pieces.iterator());
  }

  /** Whether there is no answer yet, but perhaps an interim one: the status begins with a 1. */
  private static Going whileSilent(Wire wire) {
    int status = "HTTP/1.1 ".length();
    ByteQueue input = wire.input();
    return () -> !wire.isEnded() && (input.size() <= status || input.at(status) == '1');
  }

  private void putHead(Origin origin, HttpClientRequest request) {
    String line = request.method() + " " + Origin.target(request.uri()) + " HTTP/1.1\r\n";
    boolean named = request.headers().contains("Host");
    byte[] first = Ascii.bytes(named ? line : line + "Host: " + origin.authority() + "\r\n");
    out.begin(first.length + request.headers().length());
    out.put(first);
    out.put(request.headers());
    if (request.content().pieces() != null) {
      out.putChunked();
    } else if (request.content().bytes().length > 0 || request.definesBody()) {
      out.putContentLength(request.content().bytes().length);
    }
  }
}
