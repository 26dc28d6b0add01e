package dev.interleave.loop.stream;

import java.io.IOException;
import java.io.Serial;

/** A separator did not come within the reader's limit. asyncio: {@code LimitOverrunError}. */
public final class LimitOverrunException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  private final int consumed;

  /**
   * A limit that was overrun.
   *
   * @param consumed the number of bytes in the buffer in which no separator begins
   */
  public LimitOverrunException(String message, int consumed) {
    super(message);
    this.consumed = consumed;
  }

  /** The number of bytes in the buffer in which no separator begins. */
  public int consumed() {
    return consumed;
  }
}
