package dev.interleave.loop.stream;

import dev.interleave.loop.EventLoop;
import dev.interleave.loop.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait for the same thing, each on a future of its own, so that the cancellation of one
 * is none of the others' business.
 */
final class Waiters {
  private final EventLoop loop;
  private final List<Future<@Nullable Void>> waiting = new ArrayList<>(1);

  Waiters(EventLoop loop) {
    this.loop = loop;
  }

  /** Awaits {@link #release}, or throws what that is given. */
  void await() {
    Future<@Nullable Void> waiter = loop.createFuture();
    waiting.add(waiter);
    try {
      waiter.await();
    } finally {
      waiting.remove(waiter);
    }
  }

  /** Lets all go on, with {@code failure} if there is one. */
  void release(@Nullable Throwable failure) {
    for (Future<@Nullable Void> waiter : waiting) {
      if (waiter.done()) {
        continue;
      }
      if (failure == null) {
        waiter.setResult(null);
      } else {
        waiter.setException(failure);
      }
    }
  }
}
