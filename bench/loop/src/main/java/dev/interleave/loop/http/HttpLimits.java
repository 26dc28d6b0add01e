package dev.interleave.loop.http;

/**
 * How large a message may be: what is larger is refused before it is kept.
 *
 * @param startLine the longest first line, in bytes; a longer request line gets a 414
 * @param head the largest head, all its lines together, in bytes; a larger one gets a 431
 * @param fields the most header fields; more get a 431
 * @param body the largest body, in bytes; a larger one gets a 413, see {@link HttpBody#limit}
 */
public record HttpLimits(int startLine, int head, int fields, long body) {

  /** What a server allows: lines of 8 KiB, heads of 32 KiB and 128 fields, bodies of 1 MiB. */
  public static final HttpLimits OF_REQUESTS = new HttpLimits(8 << 10, 32 << 10, 128, 1 << 20);

  /** What a client allows: as for requests, but heads of 64 KiB and bodies of 64 MiB. */
  public static final HttpLimits OF_ANSWERS = new HttpLimits(8 << 10, 64 << 10, 128, 64 << 20);

  /** Checks that all are positive; a body's may be 0. */
  public HttpLimits {
    if (startLine <= 0 || head <= 0 || fields <= 0 || body < 0) {
      throw new IllegalArgumentException(
          "Limits have to be positive, but for a body's, which may be 0: "
              + "startLine=%d head=%d fields=%d body=%d".formatted(startLine, head, fields, body));
    }
  }

  /** These limits, but with that longest first line. */
  public HttpLimits withStartLine(int wanted) {
    return new HttpLimits(wanted, head, fields, body);
  }

  /** These limits, but with that largest head. */
  public HttpLimits withHead(int wanted) {
    return new HttpLimits(startLine, wanted, fields, body);
  }

  /** These limits, but with so many fields. */
  public HttpLimits withFields(int wanted) {
    return new HttpLimits(startLine, head, wanted, body);
  }

  /** These limits, but with that largest body. */
  public HttpLimits withBody(long wanted) {
    return new HttpLimits(startLine, head, fields, wanted);
  }
}
