package dev.interleave.loop;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who awaits whom, at this moment, on one loop: found by following what each task waits for, so
 * that nothing need be kept while nobody asks.
 */
final class Awaiting {
  /** How many of several futures a line names. */
  private static final int MOST = 10;

  private final IdentityHashMap<Future<?>, Set<Task<?>>> awaiters = new IdentityHashMap<>();
  private final IdentityHashMap<Task<?>, Set<Task<?>>> awaited = new IdentityHashMap<>();
  private final List<Task<?>> tasks;

  Awaiting(EventLoop loop) {
    tasks = loop.allTasks();
    for (Task<?> task : tasks) {
      follow(task);
      for (TaskGroup.Member member : task.callbacksOf(TaskGroup.Member.class)) {
        Task<?> parent = member.group().parent();
        if (parent != null && !parent.done()) {
          add(parent, task);
        }
      }
    }
  }

  /** Past futures that stand for others, to the tasks behind them. */
  private void follow(Task<?> task) {
    Set<Future<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Future<?>> next = new ArrayDeque<>();
    if (task.waiter() != null) {
      next.add(task.waiter());
    }
    for (Future<?> future = next.poll(); future != null; future = next.poll()) {
      add(task, future);
      Needs needs = future instanceof Task ? null : future.needs();
      if (needs != null) {
        needs.futures().stream().filter(seen::add).forEach(next::add);
      }
    }
  }

  private void add(Task<?> awaiter, Future<?> future) {
    awaiters.computeIfAbsent(future, any -> new LinkedHashSet<>()).add(awaiter);
    if (future instanceof Task<?> task) {
      awaited.computeIfAbsent(awaiter, any -> new LinkedHashSet<>()).add(task);
    }
  }

  /** Which task, and what it waits for. */
  static String describe(Task<?> task) {
    return task.asAwaited() + " waits for " + waitsFor(task);
  }

  static String waitsFor(Task<?> task) {
    Future<?> waiter = task.waiter();
    if (waiter == null) {
      return task.isBlockedByJdk() ? "the JDK" : "its turn";
    }
    Needs needs = waiter instanceof Task ? null : waiter.needs();
    if (needs == null) {
      return waiter.asAwaited();
    }
    List<String> names = needs.futures().stream().limit(MOST).map(Future::asAwaited).toList();
    return waiter.asAwaited()
        + ", which needs "
        + String.join(", ", names)
        + (needs.futures().size() > MOST ? " ..." : "");
  }

  /** The loop's tasks, oldest first. */
  List<Task<?>> tasks() {
    return tasks;
  }

  /** The tasks that await {@code future}, in whatever way. */
  Set<Task<?>> of(Future<?> future) {
    return awaiters.getOrDefault(future, Set.of());
  }

  /** The tasks that {@code task} awaits, in whatever way. */
  Set<Task<?>> by(Task<?> task) {
    return awaited.getOrDefault(task, Set.of());
  }
}
