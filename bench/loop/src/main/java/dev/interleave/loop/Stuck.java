package dev.interleave.loop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The futures that cannot be done any more because each needs another that cannot be either. All
 * others are alive: code may set them, or all that they need (one, where one may be enough) is
 * alive.
 */
final class Stuck {
  private final IdentityHashMap<Future<?>, Node> nodes = new IdentityHashMap<>();

  private static final class Node {
    final @Nullable Needs needs;
    final List<Node> neededBy = new ArrayList<>();
    int missing;
    boolean alive;

    Node(@Nullable Needs needs) {
      this.needs = needs;
      missing = needs == null ? 0 : needs.any() ? 1 : needs.futures().size();
    }
  }

  /**
   * Looks at {@code tasks} and all that these wait for.
   *
   * @param othersRelease whether a task that waits for its own lock counts as alive
   */
  Stuck(Collection<? extends Task<?>> tasks, boolean othersRelease) {
    Deque<Future<?>> unseen = new ArrayDeque<>(tasks);
    for (Future<?> future = unseen.poll(); future != null; future = unseen.poll()) {
      if (!nodes.containsKey(future)) {
        boolean leftAlone = othersRelease && waitsForItself(future);
        Needs needs = leftAlone ? null : future.needs();
        nodes.put(future, new Node(needs));
        if (needs != null) {
          unseen.addAll(needs.futures());
        }
      }
    }
    Deque<Node> alive = new ArrayDeque<>();
    for (Node node : nodes.values()) {
      if (node.needs == null) {
        node.alive = true;
        alive.add(node);
      } else {
        node.needs.futures().forEach(needed -> node(needed).neededBy.add(node));
      }
    }
    for (Node node = alive.poll(); node != null; node = alive.poll()) {
      for (Node dependent : node.neededBy) {
        dependent.missing--;
        if (dependent.missing <= 0 && !dependent.alive) {
          dependent.alive = true;
          alive.add(dependent);
        }
      }
    }
  }

  private static boolean waitsForItself(Future<?> future) {
    if (future instanceof Task<?> task && task.waiter() instanceof Waiter<?> waiter) {
      Needs needs = waiter.needs();
      return needs != null && needs.futures().equals(List.of(task));
    }
    return false;
  }

  @SuppressWarnings("NullAway") // The constructor made a node of all that is needed.
  private Node node(Future<?> future) {
    return nodes.get(future);
  }

  boolean contains(Future<?> future) {
    return !node(future).alive;
  }

  /** The tasks of a circle, if any future is stuck: to follow what is stuck leads into one. */
  List<Task<?>> cycle() {
    Future<?> next = nodes.keySet().stream().filter(this::contains).findFirst().orElse(null);
    Set<Future<?>> path = new LinkedHashSet<>();
    while (next != null && path.add(next)) {
      next = stuckNeedOf(next);
    }
    List<Task<?>> cycle = new ArrayList<>();
    boolean inside = false;
    for (Future<?> future : path) {
      inside |= future == next;
      if (inside && future instanceof Task<?> task) {
        cycle.add(task);
      }
    }
    return cycle;
  }

  private @Nullable Future<?> stuckNeedOf(Future<?> future) {
    Needs needs = node(future).needs;
    return needs == null
        ? null
        : needs.futures().stream().filter(this::contains).findFirst().orElse(null);
  }
}
