package dev.interleave.loop.http;

import static dev.interleave.loop.http.HttpException.bad;

import dev.interleave.loop.stream.ByteQueue;
import java.io.IOException;

/** A body of a length that is known: Content-Length. RFC 9112, section 6.2. */
final class FixedBody implements BodySource {
  private final ByteQueue input;
  private final More more;
  private final long length;
  private long left;

  FixedBody(ByteQueue input, More more, long length) {
    this.input = input;
    this.more = more;
    this.length = length;
    left = length;
  }

  @Override
  public byte[] next() throws IOException {
    if (left == 0) {
      return Content.NO_BYTES;
    }
    if (input.isEmpty() && !more.await()) {
      throw bad(
          "The connection ended within a body: %d of %d bytes came"
              .formatted(length - left, length));
    }
    byte[] taken = input.take((int) Math.min(left, input.size()));
    left -= taken.length;
    return taken;
  }

  @Override
  public boolean ended() {
    return left == 0;
  }

  @Override
  public long left() {
    return left;
  }
}
