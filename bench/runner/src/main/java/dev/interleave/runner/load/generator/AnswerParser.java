package dev.interleave.runner.load.generator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Puts answers of HTTP/1.1 (RFC 9112) together from pieces of any size: bodies of a stated length,
 * in chunks, until the connection's end, or none. One after the other; answers are not pipelined.
 */
public final class AnswerParser {
  private static final int LIMIT = 64 << 20;
  private static final int LEAST = 4096;
  private static final int NO_LENGTH = -1;

  /** Where the status line has its three digits. */
  private static final int STATUS_FROM = 9;

  private static final int STATUS_END = 12;

  private enum Part {
    HEAD,
    LENGTH,
    CHUNKS,
    TRAILERS,
    UNTIL_CLOSE,
    DONE
  }

  private final boolean bodiless;
  private Part part = Part.HEAD;
  private byte[] bytes = new byte[LEAST];
  private int end;

  /** How far the bytes are understood. */
  private int at;

  private int status;
  private boolean alive = true;
  private int contentLength = NO_LENGTH;
  private boolean chunked;

  /** The body, which chunks are moved together to be, from here ... */
  private int bodyFrom;

  /** ... to here. */
  private int bodyTo;

  /**
   * @param bodiless whether answers have no body, as those to HEAD
   */
  public AnswerParser(boolean bodiless) {
    this.bodiless = bodiless;
  }

  /**
   * Takes all bytes there are.
   *
   * @return whether the answer is whole
   * @throws ProtocolException if this is no HTTP/1.1, or goes on after the answer
   */
  public boolean accept(ByteBuffer in) throws ProtocolException {
    int more = in.remaining();
    if (end + more > bytes.length) {
      if (end + more > LIMIT) {
        throw new ProtocolException("the answer is longer than %d bytes".formatted(LIMIT));
      }
      bytes = Arrays.copyOf(bytes, Math.max(end + more, 2 * bytes.length));
    }
    in.get(bytes, end, more);
    end += more;
    while (step()) {}
    if (part == Part.DONE && at < end) {
      throw new ProtocolException("%d bytes follow the answer".formatted(end - at));
    }
    return part == Part.DONE;
  }

  /**
   * The connection has ended.
   *
   * @return whether that made an answer whole
   * @throws ProtocolException if it cut one off
   */
  public boolean close() throws ProtocolException {
    alive = false;
    if (part == Part.UNTIL_CLOSE) {
      bodyTo = end;
      part = Part.DONE;
      return true;
    }
    if (end > 0) {
      throw new ProtocolException("the connection was closed within an answer");
    }
    return false;
  }

  /** Understands one more part; false if that takes more bytes. */
  private boolean step() throws ProtocolException {
    return switch (part) {
      case HEAD -> head();
      case LENGTH -> {
        boolean whole = end - at >= contentLength;
        if (whole) {
          bodyTo = bodyFrom + contentLength;
          at = bodyTo;
          part = Part.DONE;
        }
        yield whole;
      }
      case CHUNKS -> chunk();
      case TRAILERS -> trailer();
      case UNTIL_CLOSE, DONE -> false;
    };
  }

  /** All lines of the head at once, up to the empty one. */
  private boolean head() throws ProtocolException {
    int line = at;
    for (int next = lineEnd(line); next >= 0; next = lineEnd(line)) {
      if (next - line == 2 && line > at) {
        at = next;
        begin();
        return true;
      }
      if (line == at) {
        statusLine(text(line, next));
      } else {
        header(line, next);
      }
      line = next;
    }
    // Not whole: what was read of it is read again with the rest.
    return false;
  }

  private void begin() {
    bodyFrom = at;
    bodyTo = at;
    if (status < 200) {
      part = Part.HEAD; // An interim answer: the one that counts follows.
    } else if (bodiless || status == 204 || status == 304) {
      part = Part.DONE;
    } else if (chunked) {
      part = Part.CHUNKS;
    } else if (contentLength >= 0) {
      part = Part.LENGTH;
    } else {
      alive = false;
      part = Part.UNTIL_CLOSE;
    }
  }

  private void statusLine(String line) throws ProtocolException {
    if (!line.startsWith("HTTP/1.") || line.length() < STATUS_END) {
      throw new ProtocolException(
          "an answer begins with \"%s\", not with HTTP/1.1 and a status".formatted(line));
    }
    alive = line.startsWith("HTTP/1.1");
    status = number(line.substring(STATUS_FROM, STATUS_END), 10);
    contentLength = NO_LENGTH;
    chunked = false;
  }

  /** Of the few names that matter, all begin with c or t: others are not looked at. */
  private void header(int from, int to) throws ProtocolException {
    int first = bytes[from] | 0x20;
    if (first != 'c' && first != 't') {
      return;
    }
    String line = text(from, to).toLowerCase(Locale.ROOT);
    int colon = line.indexOf(':');
    String value = line.substring(colon + 1).strip();
    switch (line.substring(0, Math.max(0, colon))) {
      case "content-length" -> contentLength = number(value, 10);
      case "transfer-encoding" -> chunked = value.endsWith("chunked");
      case "connection" -> alive = alive ? !value.contains("close") : value.contains("keep-alive");
      default -> {}
    }
  }

  private boolean chunk() throws ProtocolException {
    int data = lineEnd(at);
    if (data < 0) {
      return false;
    }
    int size = number(text(at, data).split(";", 2)[0].strip(), 16);
    if (size == 0) {
      at = data;
      part = Part.TRAILERS;
      return true;
    }
    if (end - data < size + 2) {
      return false;
    }
    System.arraycopy(bytes, data, bytes, bodyTo, size);
    bodyTo += size;
    at = data + size + 2;
    if (bytes[at - 2] != '\r' || bytes[at - 1] != '\n') {
      throw new ProtocolException(
          "a chunk of %d bytes is not followed by a line end".formatted(size));
    }
    return true;
  }

  private boolean trailer() {
    int next = lineEnd(at);
    if (next < 0) {
      return false;
    }
    if (next - at == 2) {
      part = Part.DONE;
    }
    at = next;
    return true;
  }

  /** Behind the line end of the line that begins there, or -1. */
  private int lineEnd(int from) {
    for (int i = from; i + 1 < end; i++) {
      if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
        return i + 2;
      }
    }
    return -1;
  }

  private String text(int from, int lineEnd) {
    return new String(bytes, from, lineEnd - 2 - from, StandardCharsets.ISO_8859_1);
  }

  private static int number(String digits, int radix) throws ProtocolException {
    try {
      return Integer.parseUnsignedInt(digits, radix) & Integer.MAX_VALUE;
    } catch (NumberFormatException e) {
      throw new ProtocolException("an answer has \"%s\" for a number".formatted(digits));
    }
  }

  /** Of the whole answer. */
  public int status() {
    return status;
  }

  /** Whether the connection can be used again. */
  public boolean keepsAlive() {
    return alive;
  }

  /** Whether the body is this, byte for byte. */
  public boolean bodyEquals(byte[] expected) {
    return Arrays.equals(bytes, bodyFrom, bodyTo, expected, 0, expected.length);
  }

  /** The body as UTF-8. */
  public String body() {
    return new String(bytes, bodyFrom, bodyTo - bodyFrom, StandardCharsets.UTF_8);
  }

  /** Ready for the next answer. */
  public void reset() {
    part = Part.HEAD;
    end = 0;
    at = 0;
    alive = true;
  }
}
