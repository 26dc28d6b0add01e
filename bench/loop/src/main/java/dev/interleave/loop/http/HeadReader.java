package dev.interleave.loop.http;

import static dev.interleave.loop.http.HttpException.bad;

import dev.interleave.loop.stream.ByteQueue;
import java.io.IOException;
import java.util.function.Supplier;

/** Reads heads off a wire: a first line, fields, and an empty line. RFC 9112, section 2.1. */
final class HeadReader {
  private final ByteQueue input;
  private final HttpLimits limits;
  private final More more;
  private final Supplier<HttpException> lineTooLong = this::lineTooLong;
  private final Supplier<HttpException> headTooLong = this::headTooLong;

  HeadReader(ByteQueue input, HttpLimits limits, More more) {
    this.input = input;
    this.limits = limits;
    this.more = more;
  }

  /** Parses a first line. */
  interface Parser<H> {
    H parse(byte[] array, int begin, int end, HttpHeaders headers) throws HttpException;
  }

  /** Awaits a head, and has {@code parser} make something of it. */
  <H> H read(Parser<H> parser) throws IOException {
    int line = Lines.await(input, 0, limits.startLine(), lineTooLong, more);
    if (line == 2) {
      throw bad("The first line is empty");
    }
    int at = line;
    int end = awaitLine(at);
    while (end - at > 2) {
      at = end;
      end = awaitLine(at);
    }
    byte[] array = input.array();
    int start = input.start();
    HttpHeaders headers = Fields.parse(array, start + line, start + at, limits.fields());
    H head = parser.parse(array, start, start + line - 2, headers);
    input.drop(end);
    return head;
  }

  /**
   * Drops an empty line, which a sender of long ago may have put after its last request. To be
   * called when something is there.
   */
  boolean skipEmptyLine() throws IOException {
    while (input.at(0) == Ascii.CR && input.size() == 1) {
      if (!more.await()) {
        return false;
      }
    }
    boolean empty = input.at(0) == Ascii.CR && input.at(1) == Ascii.LF;
    if (empty) {
      input.drop(2);
    }
    return empty;
  }

  private int awaitLine(int from) throws IOException {
    return Lines.await(input, from, Math.max(0, limits.head() - from), headTooLong, more);
  }

  private HttpException lineTooLong() {
    return new HttpException(414, "The first line is longer than " + limits.startLine() + " bytes");
  }

  private HttpException headTooLong() {
    return new HttpException(431, "The head is larger than " + limits.head() + " bytes");
  }
}
