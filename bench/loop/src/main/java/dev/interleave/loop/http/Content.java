package dev.interleave.loop.http;

import dev.interleave.loop.AsyncGenerator;
import org.jspecify.annotations.Nullable;

/** A body to be sent: bytes, or pieces that are awaited. */
final class Content {
  static final byte[] NO_BYTES = {};

  static final Content NONE = new Content(NO_BYTES, null);

  private final byte[] bytes;
  private final @Nullable AsyncGenerator<byte[]> pieces;

  private Content(byte[] bytes, @Nullable AsyncGenerator<byte[]> pieces) {
    this.bytes = bytes;
    this.pieces = pieces;
  }

  static Content of(byte[] bytes) {
    return new Content(bytes, null);
  }

  static Content of(AsyncGenerator<byte[]> pieces) {
    return new Content(NO_BYTES, pieces);
  }

  byte[] bytes() {
    return bytes;
  }

  /** The pieces; null if it is bytes. */
  @Nullable AsyncGenerator<byte[]> pieces() {
    return pieces;
  }

  /** Ends a generator that may not have been asked for its last piece. */
  void close() {
    if (pieces != null) {
      pieces.close();
    }
  }
}
