package dev.interleave.loop;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a loop closes when it is closed itself, so that no descriptor outlives it. asyncio leaves
 * that to the garbage collector, which closes a socket that nobody refers to.
 */
public final class Resources {
  private final EventLoop loop;
  private final Set<AutoCloseable> open = new LinkedHashSet<>();

  Resources(EventLoop loop) {
    this.loop = loop;
  }

  /** Has {@code resource} closed with the loop: after the tasks, when no callback runs any more. */
  public void add(AutoCloseable resource) {
    open.add(resource);
  }

  /** Takes {@link #add} back, as {@code resource} was closed. */
  public void remove(AutoCloseable resource) {
    open.remove(resource);
  }

  void close() {
    for (AutoCloseable resource : List.copyOf(open)) {
      try {
        resource.close();
      } catch (Exception failure) {
        loop.callExceptionHandler(
            ExceptionContext.of("Error while the loop closed " + resource, failure));
      }
    }
    open.clear();
  }
}
