package dev.interleave.loop.http;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Writes messages: a head and a body of bytes by one write if they are small, a body in pieces as
 * they come. One for all connections of a server or client: a message that the socket doesn't take
 * at once is copied by the transport, so the buffer is free again after each write.
 *
 * <p>A head is begun by {@link #begin}, filled by the methods that return nothing, and sent by one
 * of the {@code send} methods.
 */
final class MessageWriter {
  /** What is written by one call: what a socket takes at a time, more or less. */
  private static final int SLICE = 64 * 1024;

  private static final byte[] CONTENT_LENGTH = Ascii.bytes("Content-Length: ");
  private static final byte[] CHUNKED = Ascii.bytes("Transfer-Encoding: chunked\r\n");
  private static final byte[] LAST_CHUNK = Ascii.bytes("0\r\n\r\n");

  /** The longest number and what stands around it. */
  private static final int FRAMING = 64;

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(SLICE);
  private ByteBuffer out = buffer;

  /** Begins a head of at most {@code room} bytes, not counting what this class adds. */
  void begin(int room) {
    out = room + FRAMING <= SLICE ? buffer.clear() : ByteBuffer.allocate(room + FRAMING);
  }

  void put(byte[] bytes) {
    out.put(bytes);
  }

  void put(HttpHeaders headers) {
    headers.writeTo(out);
  }

  void putContentLength(long length) {
    out.put(CONTENT_LENGTH);
    putNumber(length);
    out.put(Ascii.CRLF);
  }

  void putChunked() {
    out.put(CHUNKED);
  }

  private void putNumber(long number) {
    if (number >= 10) {
      putNumber(number / 10);
    }
    out.put((byte) ('0' + number % 10));
  }

  /** Sends the head, and no body. */
  void sendHead(Wire wire, double seconds) throws IOException {
    out.put(Ascii.CRLF);
    wire.write(out.flip());
    wire.flush(seconds);
  }

  /**
   * Sends the head and then {@code body}.
   *
   * @param seconds how long each part may take
   * @return false if it was left off
   */
  boolean send(Wire wire, byte[] body, Going going, double seconds) throws IOException {
    out.put(Ascii.CRLF);
    int sent = Math.min(body.length, out.remaining());
    wire.write(out.put(body, 0, sent).flip());
    return sendRest(wire, body, sent, going, seconds);
  }

  private static boolean sendRest(Wire wire, byte[] body, int from, Going going, double seconds)
      throws IOException {
    int sent = from;
    while (true) {
      wire.flush(seconds, going);
      if (sent == body.length) {
        return true;
      }
      if (!going.on()) {
        return false;
      }
      int count = Math.min(SLICE, body.length - sent);
      wire.write(ByteBuffer.wrap(body, sent, count));
      sent += count;
    }
  }

  /** Sends a piece of a body as it is; see {@link #send}. */
  boolean sendPiece(Wire wire, byte[] piece, Going going, double seconds) throws IOException {
    return piece.length == 0 || sendRest(wire, piece, 0, going, seconds);
  }

  /** Sends a piece of a body as a chunk; see {@link #send}. */
  boolean sendChunk(Wire wire, byte[] piece, Going going, double seconds) throws IOException {
    if (piece.length == 0) {
      return true; // A chunk of no length would be the last one.
    }
    begin(0);
    out.put(Ascii.bytes(Integer.toHexString(piece.length))).put(Ascii.CRLF);
    boolean whole = piece.length <= out.remaining() - 2;
    if (whole) {
      wire.write(out.put(piece).put(Ascii.CRLF).flip());
      return sendRest(wire, piece, piece.length, going, seconds);
    }
    wire.write(out.flip());
    if (!sendRest(wire, piece, 0, going, seconds)) {
      return false;
    }
    wire.write(ByteBuffer.wrap(Ascii.CRLF));
    return sendRest(wire, piece, piece.length, going, seconds);
  }

  /** Sends what ends a body in chunks. */
  void sendLastChunk(Wire wire, double seconds) throws IOException {
    wire.write(ByteBuffer.wrap(LAST_CHUNK));
    wire.flush(seconds);
  }
}
