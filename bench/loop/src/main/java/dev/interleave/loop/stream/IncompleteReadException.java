package dev.interleave.loop.stream;

import java.io.EOFException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The stream ended before what was asked for was there. asyncio: {@code IncompleteReadError}. */
public final class IncompleteReadException extends EOFException {
  @Serial private static final long serialVersionUID = 1L;

  private final byte[] partial;
  private final @Nullable Integer expected;

  /**
   * The end of a stream.
   *
   * @param partial what was there
   * @param expected how many bytes were asked for; null if that is not known
   */
  public IncompleteReadException(byte[] partial, @Nullable Integer expected) {
    super(
        partial.length
            + " bytes read on a total of "
            + (expected == null ? "undefined" : expected)
            + " expected bytes");
    this.partial = partial.clone();
    this.expected = expected;
  }

  /** What was there. */
  public byte[] partial() {
    return partial.clone();
  }

  /** How many bytes were asked for; null if that is not known. */
  public @Nullable Integer expected() {
    return expected;
  }
}
