package dev.interleave.loop.http;

import java.io.IOException;
import java.util.Iterator;

/** Sends a body piece by piece, in chunks or as it is. */
final class ContentWriter {
  private final MessageWriter out;
  private final Wire wire;
  private final Going going;
  private final double seconds;

  ContentWriter(MessageWriter out, Wire wire, Going going, double seconds) {
    this.out = out;
    this.wire = wire;
    this.going = going;
    this.seconds = seconds;
  }

  /** Sends it in chunks; false if it was left off. */
  boolean sendChunks(Iterator<byte[]> pieces) throws IOException, ContentException {
    while (going.on() && hasNext(pieces)) {
      if (!out.sendChunk(wire, pieces.next(), going, seconds)) {
        return false;
      }
    }
    if (!going.on()) {
      return false;
    }
    out.sendLastChunk(wire, seconds);
    return true;
  }

  /**
   * Sends it as it is; false if it was left off.
   *
   * @param length how long it has to be; -1 if it may have any length
   */
  boolean sendPieces(Iterator<byte[]> pieces, long length) throws IOException, ContentException {
    long sent = 0;
    while (going.on() && hasNext(pieces)) {
      byte[] piece = pieces.next();
      sent += piece.length;
      if (length >= 0 && sent > length) {
        throw wrongLength("more", length);
      }
      if (!out.sendPiece(wire, piece, going, seconds)) {
        return false;
      }
    }
    if (!going.on()) {
      return false;
    }
    if (sent < length) {
      throw wrongLength("fewer", length);
    }
    return true;
  }

  private static boolean hasNext(Iterator<byte[]> pieces) throws ContentException {
    try {
      return pieces.hasNext();
    } catch (Exception failure) {
      throw new ContentException(failure);
    }
  }

  private static ContentException wrongLength(String how, long length) {
    return new ContentException(
        new IllegalStateException(
            "A body has %s bytes than its Content-Length of %d".formatted(how, length)));
  }
}
