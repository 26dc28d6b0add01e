package dev.interleave.suites.cost;

import com.sun.management.ThreadMXBean;
import java.util.Map;

/**
 * Adds up for how long the threads of this process were ready without running. The count of a
 * thread goes with it, so that it is not known where threads end.
 */
final class RunQueue {
  private final ProcFiles proc;
  private final ThreadMXBean threads;
  private Map<String, Long> seen = Map.of();
  private double nanos;
  private long ended;

  RunQueue(ProcFiles proc, ThreadMXBean threads) {
    this.proc = proc;
    this.threads = threads;
  }

  /** What was lost with threads until now counts no more. */
  Amount restart() {
    ended = ended();
    return read();
  }

  /** Nanoseconds since the first reading. */
  Amount read() {
    Map<String, Long> now = proc.runDelays();
    if (now.isEmpty()) {
      return Amount.notMeasured("the kernel does not count it");
    }
    now.forEach(
        (thread, delay) -> {
          long before = seen.getOrDefault(thread, 0L);
          // Ids come round again: a lesser count is that of another thread.
          nanos += delay >= before ? delay - before : delay;
        });
    seen = now;
    return ended() == ended
        ? Amount.of(nanos)
        : Amount.notMeasured("its threads end while it is measured, and their counts with them");
  }

  private long ended() {
    return threads.getTotalStartedThreadCount() - threads.getThreadCount();
  }
}
