package dev.interleave.loop.http;

import static dev.interleave.loop.http.HttpException.bad;

import dev.interleave.loop.stream.ByteQueue;
import java.io.IOException;
import java.util.function.Supplier;

/** Lines as HTTP has them: of text, ended by CR and LF together and by nothing else. */
final class Lines {
  private Lines() {}

  /**
   * Awaits the line that begins {@code from} bytes after the first that is unread.
   *
   * @param most how long the line may be, without its end
   * @param tooLong what to throw if it is longer
   * @return where it ends, after LF
   * @throws HttpException if it is malformed, too long or cut off
   */
  static int await(ByteQueue input, int from, int most, Supplier<HttpException> tooLong, More more)
      throws IOException {
    int searched = from;
    while (true) {
      int end = input.indexOf(Ascii.LF, searched);
      if (end >= 0) {
        if (end == from || input.at(end - 1) != Ascii.CR) {
          throw bad("A line ends with LF alone: it has to end with CR and LF");
        }
        if (end - 1 - from > most) {
          throw tooLong.get();
        }
        return end + 1;
      }
      requireText(input, Math.max(from, searched - 1));
      searched = input.size();
      if (searched - from > most + 1) { // The one may be CR.
        throw tooLong.get();
      }
      if (!more.await()) {
        throw bad("The connection ended in the middle of a line");
      }
    }
  }

  /** Spares whoever sends something else than HTTP the waiting for a line that won't end. */
  private static void requireText(ByteQueue input, int from) throws HttpException {
    int size = input.size();
    for (int at = from; at < size; at++) {
      byte c = input.at(at);
      boolean last = at == size - 1;
      if (!Ascii.isText(c) && !(c == Ascii.CR && last)) {
        throw bad(
            "A line has a control character: "
                + Ascii.shown(input.array(), input.start() + from, input.start() + size));
      }
    }
  }
}
