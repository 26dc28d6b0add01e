package dev.interleave.loop;

import java.io.Serial;

/** The queue was shut down. asyncio: {@code QueueShutDown}. */
public final class QueueShutDownException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  QueueShutDownException() {
    super("the queue was shut down");
  }
}
