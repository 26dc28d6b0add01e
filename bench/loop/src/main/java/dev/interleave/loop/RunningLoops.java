package dev.interleave.loop;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The loops that run now, to find the one that the current thread belongs to. They are few, and a
 * look at each is cheaper than a thread-local variable for each task.
 */
final class RunningLoops {
  private static volatile EventLoop[] loops = {};

  private RunningLoops() {}

  static @Nullable EventLoop current() {
    Thread thread = Thread.currentThread();
    for (EventLoop loop : loops) {
      if (loop.isInside(thread)) {
        return loop;
      }
    }
    return null;
  }

  /** As {@link #current}, but it is an error if there is none. */
  static EventLoop required() {
    EventLoop loop = current();
    if (loop == null) {
      throw new IllegalStateException("no running event loop");
    }
    return loop;
  }

  /** The task that the calling code belongs to, if any. */
  static @Nullable Task<?> currentTask() {
    EventLoop loop = current();
    return loop == null ? null : loop.currentTask();
  }

  /** All that run now, on whatever threads. */
  static List<EventLoop> all() {
    return List.of(loops);
  }

  static synchronized void add(EventLoop loop) {
    EventLoop[] more = Arrays.copyOf(loops, loops.length + 1);
    more[loops.length] = loop;
    loops = more;
  }

  static synchronized void remove(EventLoop loop) {
    loops = Arrays.stream(loops).filter(other -> other != loop).toArray(EventLoop[]::new);
  }
}
