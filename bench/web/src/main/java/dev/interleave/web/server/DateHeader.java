package dev.interleave.web.server;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The header field {@code Date}, which a server with a clock sends (RFC 9110, 6.6.1), for servers
 * that leave it to their users. Formatted once a second.
 */
final class DateHeader {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private record Formatted(Instant second, String text) {}

  private final InstantSource clock;
  private volatile Formatted latest = new Formatted(Instant.MIN, "");

  DateHeader(InstantSource clock) {
    this.clock = clock;
  }

  /** Its value, now. */
  String value() {
    Instant second = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Formatted formatted = latest;
    if (!formatted.second().equals(second)) {
      formatted = new Formatted(second, FORMAT.format(second));
      latest = formatted;
    }
    return formatted.text();
  }
}
