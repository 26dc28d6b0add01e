package dev.interleave.loop.stream;

/**
 * What streams are made with.
 *
 * @param limit the longest line or record that a reader takes, without its separator; when twice as
 *     much lies unread, the other side has to wait
 * @param backlog how many connections the system may hold that a server has not accepted
 */
public record StreamOptions(int limit, int backlog) {

  /** A limit of 64 KiB and a backlog of 100, as in asyncio. */
  public static final StreamOptions DEFAULTS = new StreamOptions(64 * 1024, 100);

  /** Checks that both are positive. */
  public StreamOptions {
    requirePositive("limit", limit);
    requirePositive("backlog", backlog);
  }

  /** These options, but with this limit. */
  public StreamOptions withLimit(int limit) {
    return new StreamOptions(limit, backlog);
  }

  /** These options, but with this backlog. */
  public StreamOptions withBacklog(int backlog) {
    return new StreamOptions(limit, backlog);
  }

  static int requirePositive(String name, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
    return value;
  }
}
