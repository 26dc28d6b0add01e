package dev.interleave.loop;

import java.io.Serial;
import java.util.List;

/**
 * Thrown by a loop that nothing can wake any more while tasks wait; see {@link DeadlockDetection}.
 * asyncio has no counterpart: its loop sleeps for ever.
 *
 * <p>The message tells who waits for whom in a circle, if they do, and what each task waits for and
 * where. The tasks are left as they are, to be cancelled, as {@link Asyncio#run} does.
 */
public final class DeadlockException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Task<?>> cycle;
  private final transient List<Task<?>> waiting;

  DeadlockException(String message, List<Task<?>> cycle, List<Task<?>> waiting) {
    super(message);
    this.cycle = List.copyOf(cycle);
    this.waiting = List.copyOf(waiting);
  }

  /** Tasks of which each waits for the next, and the last for the first; empty if none do. */
  public List<Task<?>> cycle() {
    return cycle;
  }

  /** The tasks that wait, oldest first. */
  public List<Task<?>> waiting() {
    return waiting;
  }
}
