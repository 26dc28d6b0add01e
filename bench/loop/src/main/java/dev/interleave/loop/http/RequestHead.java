package dev.interleave.loop.http;

import static dev.interleave.loop.http.HttpException.bad;

import java.util.List;

/**
 * A request's first line and fields, checked.
 *
 * @param method the method, in its case
 * @param target the target as it came
 * @param minor the minor version: 0, or 1 for that and higher ones
 */
record RequestHead(String method, Target target, int minor, HttpHeaders headers) {
  private static final String CHUNKED = "chunked";

  /** Parses a first line and what follows it. RFC 9112, sections 3 and 6.3. */
  static RequestHead parse(byte[] array, int begin, int lineEnd, HttpHeaders headers)
      throws HttpException {
    int methodEnd = begin;
    while (methodEnd < lineEnd && Ascii.isToken(array[methodEnd])) {
      methodEnd++;
    }
    int targetEnd = methodEnd + 1;
    while (targetEnd < lineEnd && array[targetEnd] > ' ' && array[targetEnd] < 0x7f) {
      targetEnd++;
    }
    if (methodEnd == begin
        || targetEnd >= lineEnd
        || array[methodEnd] != ' '
        || targetEnd == methodEnd + 1
        || array[targetEnd] != ' ') {
      throw bad(
          "A request line is a method, a target and a version with a space between each, not "
              + Ascii.shown(array, begin, lineEnd));
    }
    int minor = minorVersion(array, targetEnd + 1, lineEnd);
    String method = method(array, begin, methodEnd);
    Target target = Target.parse(method, Ascii.string(array, methodEnd + 1, targetEnd));
    RequestHead head = new RequestHead(method, target, minor, headers);
    head.requireHost();
    return head;
  }

  private static String method(byte[] array, int begin, int end) {
    if (Ascii.equal(array, begin, end, "GET")) {
      return "GET"; // No string to be made for what most requests are.
    }
    return Ascii.string(array, begin, end);
  }

  private static int minorVersion(byte[] array, int begin, int end) throws HttpException {
    boolean wellFormed =
        end - begin == 8
            && Ascii.equal(array, begin, begin + 5, "HTTP/")
            && Ascii.isDigit(array[begin + 5])
            && array[begin + 6] == '.'
            && Ascii.isDigit(array[begin + 7]);
    if (!wellFormed) {
      throw bad("A version is written HTTP/1.1, not " + Ascii.shown(array, begin, end));
    }
    if (array[begin + 5] != '1') {
      throw new HttpException(
          505, "The version is HTTP/1.1 or HTTP/1.0, not " + Ascii.shown(array, begin, end));
    }
    return array[begin + 7] == '0' ? 0 : 1;
  }

  private void requireHost() throws HttpException {
    int count = headers.count("Host");
    if (count > 1 || (count == 0 && minor > 0)) {
      throw bad("A request has one Host header, not " + count);
    }
    String host = headers.get("Host");
    if (host != null && !Target.isAuthority(host)) {
      throw bad("A Host header is a host and perhaps a port, not '" + host + "'");
    }
  }

  boolean is(String wanted) {
    return method.equals(wanted);
  }

  /** Whether the client is ready to send more requests. RFC 9112, section 9.3. */
  boolean keepsAlive() {
    if (headers.hasElement("Connection", "close")) {
      return false;
    }
    return minor > 0 || headers.hasElement("Connection", "keep-alive");
  }

  /** Whether it waits for a go-ahead before it sends the body. RFC 9110, section 10.1.1. */
  boolean expectsContinue() throws HttpException {
    String expectation = headers.get("Expect");
    if (expectation == null || minor == 0) {
      return false;
    }
    if (!expectation.equalsIgnoreCase("100-continue")) {
      throw new HttpException(417, "Only 100-continue can be expected, not '" + expectation + "'");
    }
    return true;
  }

  /** Reads the body. RFC 9112, section 6.3, in its strict reading. */
  BodySource body(Wire wire, More more, HttpLimits limits) throws HttpException {
    boolean encoded = headers.contains("Transfer-Encoding");
    boolean measured = headers.contains("Content-Length");
    if (encoded && measured) {
      throw bad("A request has Content-Length or Transfer-Encoding, not both");
    }
    if (encoded) {
      requireChunked();
      return new ChunkedBody(wire.input(), more, limits);
    }
    return new FixedBody(wire.input(), more, measured ? contentLength(headers) : 0);
  }

  private void requireChunked() throws HttpException {
    if (minor == 0) {
      throw bad("A request of HTTP/1.0 has no Transfer-Encoding");
    }
    List<String> codings = headers.elements("Transfer-Encoding");
    if (codings.size() == 1 && codings.getFirst().equalsIgnoreCase(CHUNKED)) {
      return;
    }
    boolean unknown = codings.stream().anyMatch(c -> Ascii.isToken(c) && !isChunked(c));
    if (unknown && codings.stream().allMatch(Ascii::isToken)) {
      throw new HttpException(501, "The only transfer coding is chunked, not " + codings);
    }
    throw bad("Transfer-Encoding is chunked, once, not " + codings);
  }

  private static boolean isChunked(String coding) {
    return coding.equalsIgnoreCase(CHUNKED);
  }

  /** The value of Content-Length, which has to come once and be digits. */
  static long contentLength(HttpHeaders headers) throws HttpException {
    List<String> lengths = headers.all("Content-Length");
    String length = lengths.getFirst();
    if (lengths.size() > 1 || length.isEmpty() || !length.chars().allMatch(Ascii::isDigit)) {
      throw bad("Content-Length is one number, written in digits, not " + lengths);
    }
    int most = 18; // Digits that a long has room for: more are too long in any case.
    return length.length() > most ? Long.MAX_VALUE : Long.parseLong(length);
  }
}
