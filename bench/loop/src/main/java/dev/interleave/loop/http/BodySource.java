package dev.interleave.loop.http;

import java.io.IOException;

/** Reads the bytes of one body off a wire. RFC 9112, section 6.3 tells which kind it is. */
sealed interface BodySource permits FixedBody, ChunkedBody, RestOfStream {

  /**
   * Awaits bytes.
   *
   * @return some; none at the end
   * @throws HttpException if it is malformed or cut off
   */
  byte[] next() throws IOException;

  /** Whether all of it was read. */
  boolean ended();

  /** The number of bytes that are left; -1 if that is not known. */
  long left();

  /** What came after a chunked body; nothing before its end. */
  default HttpHeaders trailers() {
    return HttpHeaders.NONE;
  }
}
