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

  /**
   * For how long, in seconds of real time, a virtual clock waits for the JDK to let a task go on
   * that it has blocked: another thread may be about to. If not, the task may wait for one that
   * sleeps, so that time has to go on.
   */
  private static final double BLOCKED = 0.02;

  private final EventLoop loop;
  private final TimeSource clock;
  private final Channels channels;
  private final Standstill standstill;
  private final Sleeper sleeper;
  private final TimerHeap timers = new TimerHeap();
  private final ArrayDeque<Handle> ready = new ArrayDeque<>();
  private final Queue<Handle> fromOtherThreads = new ConcurrentLinkedQueue<>();

  /** The number of calls in executors, which will come back: a virtual clock waits for these. */
  private int outstanding;

  private boolean stopping;

  /** Whether the virtual clock has waited for tasks that the JDK has blocked. */
  private boolean waitedForBlocked;

  /**
   * When to stop at the latest. No timer, for that would change the order of those of one moment.
   */
  private double deadline = Double.POSITIVE_INFINITY;

  /** What decides the order within a pass, if that is not the usual one. */
  private @Nullable Choices choices;

  Schedule(EventLoop loop, TimeSource clock, Channels channels, Standstill standstill) {
    this.loop = loop;
    this.clock = clock;
    this.channels = channels;
    this.standstill = standstill;
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
    return added(new TimerHandle(timers, when, callback, context));
  }

  /** Has {@code future} end at {@code when}. */
  TimerHandle addEnd(double when, Future<?> future) {
    return added(new EndTimer(timers, when, future));
  }

  private TimerHandle added(TimerHandle timer) {
    timers.add(timer);
    return timer;
  }

  void callBegins() {
    outstanding++;
  }

  void callEnds() {
    outstanding--;
  }

  Standstill standstill() {
    return standstill;
  }

  void setChoices(Choices choices) {
    this.choices = choices;
  }

  void stop() {
    stopping = true;
  }

  /** Has it stop at {@code when}; positive infinity takes that back. */
  void stopAt(double when) {
    deadline = when;
  }

  /** Runs one pass after the other until {@link #stop}. */
  void runUntilStopped() {
    standstill.over();
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
      if (timeout == Double.POSITIVE_INFINITY && outstanding == 0 && !channels.needSelector()) {
        timeout = standstill.maySleep();
      }
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
    if (deadline < Double.POSITIVE_INFINITY && deadline <= clock.time()) {
      stopping = true;
    }
    if (!ready.isEmpty()) {
      standstill.over();
      waitedForBlocked = false;
    }
    DebugMode debug = loop.debugMode();
    for (int left = ready.size(); left > 0; left--) { // What they add is for the next pass.
      Handle handle = choices == null ? ready.removeFirst() : choose(choices, left);
      if (!handle.cancelled()) {
        if (debug == null) {
          handle.run(loop);
        } else {
          debug.run(handle);
        }
      }
    }
  }

  /** Takes one of the first {@code count} of what is ready. */
  private Handle choose(Choices choices, int count) {
    int index = count > 1 ? choices.choose(count) : 0;
    ArrayDeque<Handle> before = new ArrayDeque<>();
    while (index-- > 0) {
      before.addFirst(ready.removeFirst());
    }
    Handle chosen = ready.removeFirst();
    before.forEach(ready::addFirst);
    return chosen;
  }

  /** For how long there is nothing to do, in seconds. A virtual clock skips that time. */
  private double timeout() {
    if (!ready.isEmpty() || stopping || !fromOtherThreads.isEmpty()) {
      return 0;
    }
    double when = timers.isEmpty() ? deadline : Math.min(deadline, timers.first().when());
    if (when == Double.POSITIVE_INFINITY) {
      if (choices != null && outstanding == 0) {
        choices.nothingToDo();
      }
      return Double.POSITIVE_INFINITY;
    }
    double timeout = Math.max(0, when - clock.time());
    if (timeout > 0 && clock.isVirtual()) {
      if (outstanding > 0) {
        return Double.POSITIVE_INFINITY;
      }
      if (channels.poll()) {
        return 0;
      }
      if (!waitedForBlocked && standstill.jdkHasBlockedATask()) {
        waitedForBlocked = true;
        return BLOCKED;
      }
      clock.skipTo(when);
      return 0;
    }
    return timeout;
  }
}
