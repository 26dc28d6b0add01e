package dev.interleave.loop.http;

import dev.interleave.loop.stream.ByteQueue;
import java.io.IOException;

/** A body that ends with the connection: an answer without a length. RFC 9112, section 6.3. */
final class RestOfStream implements BodySource {
  private final ByteQueue input;
  private final More more;
  private boolean ended;

  RestOfStream(ByteQueue input, More more) {
    this.input = input;
    this.more = more;
  }

  @Override
  public byte[] next() throws IOException {
    if (!ended && input.isEmpty() && !more.await()) {
      ended = true;
    }
    return input.take(ended ? 0 : input.size());
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public long left() {
    return ended ? 0 : -1;
  }
}
