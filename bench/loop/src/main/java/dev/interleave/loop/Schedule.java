package dev.interleave.loop;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What a loop is to call, and when: the queue of what is ready, the timers and the channels.
 * asyncio: {@code BaseEventLoop._run_once}.
 */
final class Schedule {
  private static final double CLOCK_RESOLUTION = 1e-9;

  private final EventLoop loop;
  private final TimeSource clock;
  private final Channels channels;
  private final Sleeper sleeper;
  private final TimerHeap timers = new TimerHeap();
  private final ArrayDeque<Handle> ready = new ArrayDeque<>();
  private final Queue<Handle> fromOtherThreads = new ConcurrentLinkedQueue<>();

  /** The number of calls in executors, which will come back: a virtual clock waits for these. */
  private int outstanding;

  private boolean stopping;

  Schedule(EventLoop loop, TimeSource clock, Channels channels) {
    this.loop = loop;
    this.clock = clock;
    this.channels = channels;
    this.sleeper = new Sleeper(channels);
  }

  /** For the next pass, on the loop's thread. */
  void add(Handle handle) {
    ready.addLast(handle);
  }

  /** For the next pass, on any other thread. */
  void addFromAnotherThread(Handle handle) {
    fromOtherThreads.add(handle);
    sleeper.wake();
  }

  TimerHandle addTimer(double when, Runnable callback, @Nullable Context context) {
    TimerHandle timer = new TimerHandle(timers, when, callback, context);
    timers.add(timer);
    return timer;
  }

  void callBegins() {
    outstanding++;
  }

  void callEnds() {
    outstanding--;
  }

  void stop() {
    stopping = true;
  }

  /** Runs one pass after the other until {@link #stop}. */
  void runUntilStopped() {
    try {
      do {
        runOnce();
      } while (!stopping);
    } finally {
      stopping = false;
      sleeper.restoreInterrupt();
    }
  }

  void clear() {
    ready.clear();
    fromOtherThreads.clear();
    timers.clear();
  }

  private void runOnce() {
    timers.dropCancelled();
    double timeout = timeout();
    if (timeout == 0) {
      channels.poll();
    } else {
      sleeper.sleep(timeout, fromOtherThreads);
    }
    for (Handle handle = fromOtherThreads.poll(); handle != null; ) {
      ready.addLast(handle);
      handle = fromOtherThreads.poll();
    }
    channels.dispatch(ready);
    if (!timers.isEmpty()) {
      double end = clock.time() + CLOCK_RESOLUTION;
      while (!timers.isEmpty() && timers.first().when() < end) {
        ready.addLast(timers.take());
      }
    }
    for (int left = ready.size(); left > 0; left--) { // What they add is for the next pass.
      Handle handle = ready.removeFirst();
      if (!handle.cancelled()) {
        handle.run(loop);
      }
    }
  }

  /** For how long there is nothing to do, in seconds. A virtual clock skips that time. */
  private double timeout() {
    if (!ready.isEmpty() || stopping || !fromOtherThreads.isEmpty()) {
      return 0;
    }
    if (timers.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double when = timers.first().when();
    double timeout = Math.max(0, when - clock.time());
    if (timeout > 0 && clock.isVirtual()) {
      if (outstanding > 0) {
        return Double.POSITIVE_INFINITY;
      }
      if (!channels.poll()) {
        clock.skipTo(when);
      }
      return 0;
    }
    return timeout;
  }
}
