package dev.interleave.loop.http;

import static dev.interleave.loop.http.HttpException.bad;

import java.util.Arrays;

/**
 * Parses field lines. RFC 9112, section 5: a name, a colon right after it, and a value; a line that
 * begins with a blank, once the continuation of the one before, is refused.
 */
final class Fields {
  private final byte[] lines;
  private int[] index = new int[12 * HttpHeaders.ENTRY];
  private int used;

  private Fields(byte[] lines) {
    this.lines = lines;
  }

  /**
   * The fields in these bytes, of which each line ends with CRLF.
   *
   * @param most how many fields there may be
   */
  static HttpHeaders parse(byte[] array, int begin, int end, int most) throws HttpException {
    if (begin == end) {
      return HttpHeaders.NONE;
    }
    Fields fields = new Fields(Arrays.copyOfRange(array, begin, end));
    int at = 0;
    while (at < fields.lines.length) {
      if (fields.used == most * HttpHeaders.ENTRY) {
        throw new HttpException(431, "There are more than " + most + " header fields");
      }
      at = fields.parseLine(at);
    }
    return new HttpHeaders(fields.lines, Arrays.copyOf(fields.index, fields.used));
  }

  /** Parses the line that begins there, and returns where the next one does. */
  private int parseLine(int begin) throws HttpException {
    int colon = begin;
    while (Ascii.isToken(lines[colon])) { // The line's end is no token.
      colon++;
    }
    if (colon == begin || lines[colon] != ':') {
      throw badName(begin, colon);
    }
    int from = colon + 1;
    while (Ascii.isBlank(lines[from])) {
      from++;
    }
    int end = from;
    while (Ascii.isText(lines[end])) {
      end++;
    }
    if (lines[end] != Ascii.CR || lines[end + 1] != Ascii.LF) {
      throw bad(
          "The value of header %s has a control character"
              .formatted(Ascii.shown(lines, begin, colon)));
    }
    int to = end;
    while (to > from && Ascii.isBlank(lines[to - 1])) {
      to--;
    }
    add(begin, colon, from, to);
    return end + 2;
  }

  private HttpException badName(int begin, int end) {
    if (Ascii.isBlank(lines[begin])) {
      return bad("A header line begins with a blank: a value has to be on one line");
    }
    if (end > begin && Ascii.isBlank(lines[end])) {
      return bad(
          "There is a blank after the header name %s: the colon has to follow at once"
              .formatted(Ascii.shown(lines, begin, end)));
    }
    return bad(
        "A header line has no valid name before a colon: "
            + Ascii.shown(lines, begin, Math.min(end + 1, lines.length)));
  }

  private void add(int begin, int colon, int from, int to) {
    if (used == index.length) {
      index = Arrays.copyOf(index, 2 * used);
    }
    index[used++] = begin;
    index[used++] = colon;
    index[used++] = from;
    index[used++] = to;
  }
}
