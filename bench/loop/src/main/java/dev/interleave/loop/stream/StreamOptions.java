package dev.interleave.loop.stream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What streams are made with.
 *
 * @param limit the longest line or record that a reader takes, without its separator; when twice as
 *     much lies unread, the other side has to wait
 * @param backlog how many connections the system may hold that a server has not accepted
 * @param happyEyeballsDelay how long one address of a host has to accept a connection before the
 *     next is tried as well; null to try one after the other, see {@link Network#createConnection}
 */
public record StreamOptions(int limit, int backlog, @Nullable Duration happyEyeballsDelay) {

  /** A limit of 64 KiB, a backlog of 100 and one address after the other, as in asyncio. */
  public static final StreamOptions DEFAULTS = new StreamOptions(64 * 1024, 100, null);

  /** Checks that the numbers and the time, if there is one, are positive. */
  public StreamOptions {
    requirePositive("limit", limit);
    requirePositive("backlog", backlog);
    if (happyEyeballsDelay != null && !happyEyeballsDelay.isPositive()) {
      throw new IllegalArgumentException(
          "happyEyeballsDelay must be positive, not " + happyEyeballsDelay);
    }
  }

  /** These options, but with this limit. */
  public StreamOptions withLimit(int limit) {
    return new StreamOptions(limit, backlog, happyEyeballsDelay);
  }

  /** These options, but with this backlog. */
  public StreamOptions withBacklog(int backlog) {
    return new StreamOptions(limit, backlog, happyEyeballsDelay);
  }

  /** These options, but with this delay between attempts to connect. */
  public StreamOptions withHappyEyeballsDelay(@Nullable Duration delay) {
    return new StreamOptions(limit, backlog, delay);
  }

  static int requirePositive(String name, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
    return value;
  }
}
