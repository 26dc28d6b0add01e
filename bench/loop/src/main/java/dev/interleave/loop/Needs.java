package dev.interleave.loop;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has to be done before a future can be: the edges of the graph of who waits for whom.
 *
 * @param futures those that are not done
 * @param any whether one of them may be enough; otherwise all are needed
 */
record Needs(List<Future<?>> futures, boolean any) {

  /** What tasks wait at, and what knows which futures have to be done before these go on. */
  interface Source {
    /** What has to be done; null if code alone can tell. */
    @Nullable Needs needs();
  }

  static @Nullable Needs all(Collection<? extends Future<?>> futures) {
    return of(futures, false);
  }

  static @Nullable Needs any(Collection<? extends Future<?>> futures) {
    return of(futures, true);
  }

  /** Null if all are done: whoever waits has been told, or is about to be. */
  private static @Nullable Needs of(Collection<? extends Future<?>> futures, boolean any) {
    List<Future<?>> pending =
        futures.stream().<Future<?>>map(each -> each).filter(each -> !each.done()).toList();
    return pending.isEmpty() ? null : new Needs(pending, any);
  }
}
