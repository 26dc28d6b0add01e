package dev.interleave.loop.http;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The Date header, made once a second. RFC 9110, section 5.6.7. */
final class HttpDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final InstantSource clock;
  private long second = Long.MIN_VALUE;
  private byte[] line = Content.NO_BYTES;

  HttpDate(InstantSource clock) {
    this.clock = clock;
  }

  /** The line, with its end. */
  byte[] line() {
    long now = Math.floorDiv(clock.millis(), 1000L);
    if (now != second) {
      second = now;
      line = Ascii.bytes("Date: " + FORMAT.format(Instant.ofEpochSecond(now)) + "\r\n");
    }
    return line;
  }
}
