package dev.interleave.loop;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Puts a loop's thread to sleep while nothing is to be done, and lets other threads wake it.
 *
 * <p>No wake-up is lost: the sleeper says that it sleeps and then looks at the queue, the waker
 * adds to the queue and then looks whether anyone sleeps. A loop that is awake costs the waker no
 * call.
 *
 * <p>Where the last wake-up came within {@link Spin#LIMIT}, the sleeper looks out for the next one
 * that long before it sleeps, and does so no more once it has looked in vain: a loop that idles
 * costs nothing, and one that other threads call again and again answers at once.
 */
final class Sleeper {
  private static final double LONGEST = 24 * 3600.0; // asyncio's MAXIMUM_SELECT_TIMEOUT

  private final Channels channels;
  private final AtomicBoolean asleep = new AtomicBoolean();
  private @Nullable Thread sleeper;
  private boolean selecting;
  private boolean interrupted;

  /** Whether the last wake-up came soon. */
  private boolean expecting;

  /** When another thread last ended a sleep; written by that thread. */
  private volatile long wokenAt;

  Sleeper(Channels channels) {
    this.channels = channels;
  }

  /**
   * Sleeps until a channel is ready, {@link #wake} is called or the time is over, or a bit less.
   */
  void sleep(double seconds, Collection<?> wakers) {
    long nanos = (long) Math.ceil(Math.min(seconds, LONGEST) * 1e9);
    selecting = channels.needSelector();
    if (expecting && !selecting) {
      expecting = nanos > Spin.LIMIT && Spin.until(() -> !wakers.isEmpty());
      if (expecting) {
        return;
      }
    }
    sleeper = Thread.currentThread();
    interrupted |= Thread.interrupted(); // An interrupted thread cannot sleep.
    long began = System.nanoTime();
    asleep.set(true);
    if (wakers.isEmpty()) {
      if (selecting) {
        channels.select(nanos);
      } else {
        LockSupport.parkNanos(this, nanos);
      }
    }
    boolean woken = !asleep.compareAndSet(true, false);
    expecting = woken && wokenAt - began < Spin.LIMIT;
    interrupted |= Thread.interrupted();
  }

  /** Wakes the thread if it sleeps. Called by other threads. */
  void wake() {
    if (asleep.get()) {
      wokenAt = System.nanoTime();
      if (asleep.compareAndSet(true, false)) {
        if (selecting) {
          channels.wakeup();
        } else {
          LockSupport.unpark(sleeper);
        }
      }
    }
  }

  /** Interrupts the thread again if it was interrupted while the loop ran. */
  void restoreInterrupt() {
    if (interrupted) {
      interrupted = false;
      Thread.currentThread().interrupt();
    }
  }
}
