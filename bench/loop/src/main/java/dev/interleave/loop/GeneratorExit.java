package dev.interleave.loop;

import java.io.Serial;

/**
 * Thrown into code that is left for good while it is suspended, so that its {@code finally} blocks
 * run: a generator that is closed, or a task that is pending when its loop closes.
 *
 * <p>asyncio: {@code GeneratorExit}.
 */
public final class GeneratorExit extends Error {
  @Serial private static final long serialVersionUID = 1L;

  GeneratorExit() {
    super(null, null, false, false);
  }
}
