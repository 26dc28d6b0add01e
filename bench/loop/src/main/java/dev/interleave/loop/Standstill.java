package dev.interleave.loop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides, each time a loop has nothing to do and no moment at which it will, whether it may sleep
 * or stands still for ever; see {@link DeadlockDetection}.
 */
final class Standstill {
  private static final String HINT =
      """

      If another thread was to wake one: get the loop by Asyncio.runningLoop() and give it to that \
      thread, or see DeadlockDetection""";

  /** How many tasks a message shows with their stacks. */
  private static final int MOST = 100;

  private final EventLoop loop;
  private final DeadlockDetection detection;
  private final boolean debug;

  /** For how long the loop is idle before a look at who waits for whom, where other threads act. */
  double patience = 1;

  private double idleSince = Double.NaN;
  private volatile boolean looked;
  private @Nullable Task<?> blocked;

  /** Whether the JDK may have blocked a task; if not, none need be looked for. */
  private boolean anyBlocked;

  Standstill(EventLoop loop, LoopOptions options) {
    this.loop = loop;
    detection = options.deadlocks();
    debug = options.debug();
  }

  /** For tests: whether the loop will sleep without another look. */
  boolean hasLooked() {
    return looked;
  }

  /** The loop has done something. */
  void over() {
    if (!Double.isNaN(idleSince)) {
      looked = false;
      idleSince = Double.NaN;
    }
  }

  /**
   * For how long the loop may sleep, in seconds, before it asks again.
   *
   * @throws DeadlockException if it would never wake up
   */
  double maySleep() {
    if (looked || (detection == DeadlockDetection.NEVER && !debug) || jdkHasBlockedATask()) {
      return Double.POSITIVE_INFINITY;
    }
    if (detection == DeadlockDetection.ALWAYS
        || (detection == DeadlockDetection.PROVABLE && !loop.isHandedOut())) {
      List<Task<?>> waiting = loop.allTasks();
      if (!waiting.isEmpty()) {
        throw deadlock(waiting, new Stuck(waiting, false).cycle());
      }
      return Double.POSITIVE_INFINITY;
    }
    double now = TimeSource.SYSTEM.time();
    if (Double.isNaN(idleSince)) {
      idleSince = now;
    }
    double left = idleSince + patience - now;
    if (left > 0) {
      return left;
    }
    looked = true;
    lookForCycle(loop.allTasks());
    return Double.POSITIVE_INFINITY;
  }

  private void lookForCycle(List<Task<?>> waiting) {
    List<Task<?>> cycle = new Stuck(waiting, true).cycle();
    if (!cycle.isEmpty() && detection != DeadlockDetection.NEVER) {
      throw deadlock(waiting, cycle);
    }
    if (debug && !waiting.isEmpty()) {
      String message =
          "The loop is idle, and only another thread can wake it\n" + describe(waiting, cycle);
      loop.callExceptionHandler(new ExceptionContext(message, null, null, null));
    }
  }

  /** The JDK has blocked a task. */
  void blocked(Task<?> task) {
    blocked = task;
    anyBlocked = true;
  }

  /** Such a task goes on when the JDK lets it; that it does so is not for the loop to know. */
  boolean jdkHasBlockedATask() {
    if (anyBlocked && (blocked == null || !blocked.isBlockedByJdk())) {
      blocked = loop.firstTask(Task::isBlockedByJdk);
      anyBlocked = blocked != null;
    }
    return anyBlocked;
  }

  private static DeadlockException deadlock(List<Task<?>> waiting, List<Task<?>> cycle) {
    String message =
        "%d %s for ever, as nothing is ready, timed, or expected from outside the loop%n%s%s"
            .formatted(
                waiting.size(),
                waiting.size() == 1 ? "task waits" : "tasks wait",
                describe(waiting, cycle),
                cycle.isEmpty() ? HINT : "");
    return new DeadlockException(message, cycle, waiting);
  }

  private static String describe(List<Task<?>> waiting, List<Task<?>> cycle) {
    StringBuilder text = new StringBuilder();
    if (!cycle.isEmpty()) {
      text.append("in a circle: ");
      cycle.forEach(task -> text.append(Awaiting.describe(task)).append("; "));
      text.setLength(text.length() - 2);
      text.append('\n');
    }
    for (Task<?> task : waiting.subList(0, Math.min(MOST, waiting.size()))) {
      text.append(Awaiting.describe(task)).append('\n');
      for (StackTraceElement frame : TaskStack.of(task)) {
        text.append("    at ").append(frame).append('\n');
      }
    }
    if (waiting.size() > MOST) {
      text.append("... and ").append(waiting.size() - MOST).append(" more\n");
    }
    return text.toString().stripTrailing();
  }
}
