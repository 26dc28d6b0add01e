package dev.interleave.loop.http;

import static dev.interleave.loop.http.HttpException.bad;

import java.util.List;

/**
 * An answer's first line and fields, checked.
 *
 * @param minor the minor version: 0, or 1 for that and higher ones
 */
record ResponseHead(int status, String reason, int minor, HttpHeaders headers) {

  /** Parses a first line and what follows it. RFC 9112, section 4. */
  static ResponseHead parse(byte[] array, int begin, int end, HttpHeaders headers)
      throws HttpException {
    boolean wellFormed =
        end - begin >= 12
            && Ascii.equal(array, begin, begin + 7, "HTTP/1.")
            && Ascii.isDigit(array[begin + 7])
            && array[begin + 8] == ' '
            && array[begin + 9] >= '1'
            && array[begin + 9] <= '5'
            && Ascii.isDigit(array[begin + 10])
            && Ascii.isDigit(array[begin + 11])
            && (end - begin == 12 || array[begin + 12] == ' ');
    for (int at = begin; at < end && wellFormed; at++) {
      wellFormed = Ascii.isText(array[at]);
    }
    if (!wellFormed) {
      throw bad("A first line is 'HTTP/1.1 200 OK', not " + Ascii.shown(array, begin, end));
    }
    int status = Integer.parseInt(Ascii.string(array, begin + 9, begin + 12));
    String reason = Ascii.string(array, Math.min(end, begin + 13), end);
    return new ResponseHead(status, reason, array[begin + 7] == '0' ? 0 : 1, headers);
  }

  /** Whether the answer proper is still to come. RFC 9110, section 15.2. */
  boolean isInterim() {
    return status < 200;
  }

  /** Whether the server is ready for more requests, if the body is one that ends by itself. */
  boolean keepsAlive() {
    if (headers.hasElement("Connection", "close")) {
      return false;
    }
    return minor > 0 || headers.hasElement("Connection", "keep-alive");
  }

  /** Reads the body of the answer to a request of that method. RFC 9112, section 6.3. */
  BodySource body(String method, Wire wire, More more, HttpLimits limits) throws HttpException {
    boolean encoded = headers.contains("Transfer-Encoding");
    boolean measured = headers.contains("Content-Length");
    if (method.equals("HEAD") || status == 204 || status == 304) {
      return new FixedBody(wire.input(), more, 0);
    }
    if (encoded && (measured || minor == 0)) {
      throw bad("An answer of HTTP/1.1 has Content-Length or Transfer-Encoding, not both");
    }
    if (encoded) {
      List<String> codings = headers.elements("Transfer-Encoding");
      if (codings.size() != 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
        throw bad("The only transfer coding is chunked, not " + codings);
      }
      return new ChunkedBody(wire.input(), more, limits);
    }
    return measured
        ? new FixedBody(wire.input(), more, RequestHead.contentLength(headers))
        : new RestOfStream(wire.input(), more);
  }
}
