package dev.interleave.loop.http;

import dev.interleave.loop.AsyncGenerator;
import java.io.IOException;

/** Writes answers. */
final class ResponseWriter {
  private static final byte[] CLOSE = Ascii.bytes("Connection: close\r\n");
  private static final byte[] KEEP_ALIVE = Ascii.bytes("Connection: keep-alive\r\n");

  private final MessageWriter out = new MessageWriter();
  private final HttpDate date;
  private final double seconds;

  /**
   * A writer of answers.
   *
   * @param seconds how long a part of an answer may take the client to read
   */
  ResponseWriter(HttpDate date, double seconds) {
    this.date = date;
    this.seconds = seconds;
  }

  /** How an answer is sent. */
  private enum Framing {
    NO_BODY,
    BYTES,
    CHUNKS,
    MEASURED_PIECES,
    PIECES_TO_THE_END
  }

  /**
   * Sends an answer.
   *
   * @param toHead whether it is to a HEAD request, and so without its body
   * @param minor the minor version of the request
   * @param keep whether the connection is to be kept
   * @return whether it is
   * @throws ContentException if the body's pieces failed: the client has part of it
   */
  boolean write(Wire wire, boolean toHead, int minor, HttpResponse response, boolean keep)
      throws IOException, ContentException {
    Content content = response.content();
    HttpHeaders headers = response.headers();
    boolean wantsClose = headers.hasElement("Connection", "close");
    headers = headers.without("Connection");
    Framing framing = framing(toHead, minor, response.status(), headers, content);
    boolean kept = keep && !wantsClose && framing != Framing.PIECES_TO_THE_END;
    boolean none = response.status() == 204 || response.status() == 304;
    if (framing == Framing.BYTES || response.status() == 204) {
      headers = headers.without("Content-Length"); // It is counted, or there is none to be.
    }
    boolean told = none || headers.contains("Content-Length");

    byte[] first = Reasons.statusLine(response.status());
    byte[] dateLine = headers.contains("Date") ? Content.NO_BYTES : date.line();
    out.begin(first.length + dateLine.length + headers.length() + KEEP_ALIVE.length);
    out.put(first);
    out.put(dateLine);
    out.put(headers);
    if (!kept) {
      out.put(CLOSE);
    } else if (minor == 0) {
      out.put(KEEP_ALIVE);
    }
    if (!told && content.pieces() == null) {
      out.putContentLength(content.bytes().length);
    } else if (!told && minor > 0) {
      out.putChunked(); // Also to a HEAD request, which gets the head of the answer to a GET.
    }
    try {
      send(wire, framing, headers, content);
    } finally {
      content.close();
    }
    return kept;
  }

  private static Framing framing(
      boolean toHead, int minor, int status, HttpHeaders headers, Content content) {
    if (toHead || status == 204 || status == 304) {
      return Framing.NO_BODY;
    }
    if (content.pieces() == null) {
      return Framing.BYTES;
    }
    if (headers.contains("Content-Length")) {
      return Framing.MEASURED_PIECES;
    }
    return minor > 0 ? Framing.CHUNKS : Framing.PIECES_TO_THE_END;
  }

  private void send(Wire wire, Framing framing, HttpHeaders headers, Content content)
      throws IOException, ContentException {
    AsyncGenerator<byte[]> pieces = content.pieces();
    if (framing == Framing.BYTES) {
      out.send(wire, content.bytes(), Going.ALWAYS, seconds);
      return;
    }
    long length = framing == Framing.MEASURED_PIECES ? declared(headers) : -1;
    out.sendHead(wire, seconds);
    if (framing == Framing.NO_BODY || pieces == null) {
      return;
    }
    ContentWriter writer = new ContentWriter(out, wire, Going.ALWAYS, seconds);
    if (framing == Framing.CHUNKS) {
      writer.sendChunks(pieces.iterator());
    } else {
      writer.sendPieces(pieces.iterator(), length);
    }
  }

  private static long declared(HttpHeaders headers) throws ContentException {
    try {
      return RequestHead.contentLength(headers);
    } catch (HttpException malformed) {
      throw new ContentException(malformed);
    }
  }
}
