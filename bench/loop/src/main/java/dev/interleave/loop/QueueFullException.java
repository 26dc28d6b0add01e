package dev.interleave.loop;

import java.io.Serial;

/** The queue is full. asyncio: {@code QueueFull}. */
public final class QueueFullException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  QueueFullException() {
    super("the queue is full");
  }
}
