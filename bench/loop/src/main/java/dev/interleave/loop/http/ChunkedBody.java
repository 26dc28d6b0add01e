package dev.interleave.loop.http;

import static dev.interleave.loop.http.HttpException.bad;

import dev.interleave.loop.stream.ByteQueue;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * A body in chunks, each with its size before it. RFC 9112, section 7.1. Extensions of chunks are
 * dropped, trailers are kept apart from the headers.
 */
final class ChunkedBody implements BodySource {
  /** The longest line with a size; nobody has use for much of an extension. */
  private static final int SIZE_LINE = 256;

  /** More digits than any size needs. */
  private static final int DIGITS = 15;

  private enum State {
    SIZE,
    DATA,
    DATA_END,
    TRAILERS,
    END
  }

  private final ByteQueue input;
  private final More more;
  private final HttpLimits limits;
  private State state = State.SIZE;
  private long left;
  private HttpHeaders trailers = HttpHeaders.NONE;

  ChunkedBody(ByteQueue input, More more, HttpLimits limits) {
    this.input = input;
    this.more = more;
    this.limits = limits;
  }

  @Override
  public byte[] next() throws IOException {
    while (true) {
      switch (state) {
        case SIZE -> readSize();
        case DATA -> {
          return readData();
        }
        case DATA_END -> readDataEnd();
        case TRAILERS -> readTrailers();
        case END -> {
          return Content.NO_BYTES;
        }
      }
    }
  }

  private void readSize() throws IOException {
    int end = Lines.await(input, 0, SIZE_LINE, ChunkedBody::sizeLineTooLong, more);
    left = parseSize(end - 2);
    input.drop(end);
    state = left == 0 ? State.TRAILERS : State.DATA;
  }

  private static HttpException sizeLineTooLong() {
    return bad("The line with a chunk's size is longer than " + SIZE_LINE + " bytes");
  }

  private long parseSize(int end) throws HttpException {
    long size = 0;
    int at = 0;
    for (; at < end && Ascii.hexValue(input.at(at)) >= 0; at++) {
      size = (size << 4) | Ascii.hexValue(input.at(at));
    }
    if (at == 0 || at > DIGITS || !isExtension(at, end)) {
      throw bad(
          "A chunk's size is up to %d hexadecimal digits, then the line's end or an extension, not %s"
              .formatted(DIGITS, Ascii.shown(input.array(), input.start(), input.start() + end)));
    }
    return size;
  }

  /** Whether there is nothing, or what looks like an extension, without control characters. */
  private boolean isExtension(int from, int end) {
    int at = from;
    while (at < end && Ascii.isBlank(input.at(at))) {
      at++;
    }
    if (at < end ? input.at(at) != ';' : at > from) {
      return false;
    }
    while (at < end && Ascii.isText(input.at(at))) {
      at++;
    }
    return at == end;
  }

  private byte[] readData() throws IOException {
    if (input.isEmpty() && !more.await()) {
      throw bad("The connection ended within a chunk: " + left + " bytes are missing");
    }
    byte[] data = input.take((int) Math.min(left, input.size()));
    left -= data.length;
    if (left == 0) {
      state = State.DATA_END;
    }
    return data;
  }

  private void readDataEnd() throws IOException {
    while (input.size() < 2 && (input.isEmpty() || input.at(0) == Ascii.CR)) {
      if (!more.await()) {
        throw bad("The connection ended after a chunk: the last one is missing");
      }
    }
    if (input.at(0) != Ascii.CR || input.at(1) != Ascii.LF) {
      throw bad("A chunk is longer than its size: CR and LF have to follow it");
    }
    input.drop(2);
    state = State.SIZE;
  }

  private void readTrailers() throws IOException {
    Supplier<HttpException> tooLong =
        () -> new HttpException(431, "The trailers are longer than " + limits.head() + " bytes");
    int at = 0;
    while (true) {
      int end = Lines.await(input, at, limits.head() - at, tooLong, more);
      if (end - at == 2) {
        int start = input.start();
        trailers = Fields.parse(input.array(), start, start + at, limits.fields());
        input.drop(end);
        state = State.END;
        return;
      }
      at = end;
    }
  }

  @Override
  public boolean ended() {
    return state == State.END;
  }

  @Override
  public long left() {
    return ended() ? 0 : -1;
  }

  @Override
  public HttpHeaders trailers() {
    return trailers;
  }
}
