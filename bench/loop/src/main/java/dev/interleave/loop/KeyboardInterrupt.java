package dev.interleave.loop;

import java.io.Serial;

/**
 * Ctrl-C ended the main task of a {@link Runner}. An {@link Error}, so that {@code catch (Exception
 * e)} does not go on as if nothing had happened. Python: {@code KeyboardInterrupt}.
 */
public final class KeyboardInterrupt extends Error {
  @Serial private static final long serialVersionUID = 1L;

  KeyboardInterrupt(CancelledError cause) {
    super("interrupted by Ctrl-C (SIGINT)", cause);
  }
}
