package dev.interleave.loop;

import java.io.Serial;

/**
 * A {@link Barrier} was reset or aborted while a task waited at it, or is broken since. asyncio:
 * {@code BrokenBarrierError}.
 */
public final class BrokenBarrierException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  BrokenBarrierException(String message) {
    super(message);
  }
}
