package dev.interleave.services.delay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What goes over a connection, one request at a time. An answer says when it was sent, by {@link
 * System#nanoTime}, which on common systems is one clock for all processes: so a client knows for
 * how long it was there before anybody took it.
 */
public enum Protocol {
  /** Numbers of eight bytes, big-endian: one to ask, and two to answer. */
  ECHO(2 * Long.BYTES) {
    @Override
    OptionalLong request(ByteBuffer received) {
      return received.remaining() < Long.BYTES
          ? OptionalLong.empty()
          : OptionalLong.of(received.getLong());
    }

    @Override
    void answer(long request, ByteBuffer to) {
      to.putLong(DelayServer.answer(request)).putLong(System.nanoTime());
    }
  },

  /**
   * HTTP/1.1 as its best-behaved clients speak it: {@code GET /answer?to=NUMBER}, without a body,
   * on a connection that is kept; the answer is a number in decimal digits, and a header {@code
   * Sent}.
   */
  HTTP(4096) {
    @Override
    OptionalLong request(ByteBuffer received) {
      int end = endOfHead(received);
      if (end < 0) {
        return OptionalLong.empty();
      }
      var head = new byte[end - received.position()];
      received.get(head);
      Matcher line = REQUEST.matcher(new String(head, StandardCharsets.ISO_8859_1));
      if (!line.lookingAt()) {
        throw new IllegalArgumentException("no request that this server knows");
      }
      return OptionalLong.of(Long.parseLong(line.group(1)));
    }

    @Override
    void answer(long request, ByteBuffer to) {
      String body = Long.toString(DelayServer.answer(request));
      String text =
          "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nSent: %d\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(System.nanoTime(), body.length(), body);
      to.put(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  };

  private static final Pattern REQUEST = Pattern.compile("GET /answer\\?to=(-?\\d{1,19}) HTTP/1");
  private static final int END_OF_HEAD = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';

  /** Bytes of the longest message, either way. */
  final int longest;

  Protocol(int longest) {
    this.longest = longest;
  }

  /** Takes the next request, if all of it is there. */
  abstract OptionalLong request(ByteBuffer received);

  /** Writes the answer to a request. */
  abstract void answer(long request, ByteBuffer to);

  /** The index after the empty line, or -1. */
  private static int endOfHead(ByteBuffer received) {
    for (int at = received.position(); at + Integer.BYTES <= received.limit(); at++) {
      if (received.getInt(at) == END_OF_HEAD) {
        return at + Integer.BYTES;
      }
    }
    return -1;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
