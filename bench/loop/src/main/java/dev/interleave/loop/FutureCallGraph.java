package dev.interleave.loop;

import java.util.List;

/**
 * A future, where its coroutine is, and who awaits it. asyncio: {@code FutureCallGraph} of Python
 * 3.14. Made by {@link Asyncio#captureCallGraph(Future)}.
 *
 * @param future the future or task
 * @param callStack the frames of a task's coroutine, innermost first, without the loop's own
 * @param awaitedBy who awaits it, directly or through gather, wait, groups, shields and locks;
 *     empty too if this future was shown before
 * @param seen whether it was shown before
 */
public record FutureCallGraph(
    Future<?> future,
    List<StackTraceElement> callStack,
    List<FutureCallGraph> awaitedBy,
    Seen seen) {

  /** Whether a graph shows a future here first. */
  public enum Seen {
    /** It does. */
    FIRST,
    /** It was shown elsewhere in the graph, with who awaits it. */
    BEFORE,
    /** It awaits itself: it is one of those that this branch began with. */
    CYCLE;

    String mark() {
      return switch (this) {
        case FIRST -> "";
        case BEFORE -> " (see above)";
        case CYCLE -> " (a cycle)";
      };
    }
  }
}
