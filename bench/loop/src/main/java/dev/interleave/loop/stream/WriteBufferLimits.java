package dev.interleave.loop.stream;

/**
 * How many unsent bytes a transport may hold before it asks its protocol to stop writing, and down
 * to how many until it may go on. asyncio: {@code set_write_buffer_limits}.
 *
 * @param high the high-water mark: more than so many pause the protocol
 * @param low the low-water mark: so many or fewer resume it
 */
public record WriteBufferLimits(int high, int low) {

  /** 64 KiB and a quarter of that. */
  public static final WriteBufferLimits DEFAULTS = new WriteBufferLimits(64 * 1024);

  /** Checks that the marks are in order. */
  public WriteBufferLimits {
    if (low < 0 || high < low) {
      throw new IllegalArgumentException(
          "high (" + high + ") must be >= low (" + low + ") must be >= 0");
    }
  }

  /** That high-water mark, and a quarter of it as the low one. */
  public WriteBufferLimits(int high) {
    this(high, high / 4);
  }
}
