package dev.interleave.loop;

import java.io.Serial;

/** The queue is empty. asyncio: {@code QueueEmpty}. */
public final class QueueEmptyException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  QueueEmptyException() {
    super("the queue is empty");
  }
}
