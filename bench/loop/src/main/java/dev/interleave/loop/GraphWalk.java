package dev.interleave.loop;

import dev.interleave.loop.FutureCallGraph.Seen;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.function.Function;

/** Visits a graph depth first, each node's successors once. It needs no stack: chains are long. */
final class GraphWalk<N> {

  interface Visitor<N> {
    void visit(N node, int depth, Seen seen);
  }

  private record Open<N>(N node, Iterator<? extends N> successors) {}

  private final Function<N, ? extends Iterable<? extends N>> successors;
  private final Visitor<N> visitor;
  private final IdentityHashMap<N, Seen> seen = new IdentityHashMap<>();

  GraphWalk(Function<N, ? extends Iterable<? extends N>> successors, Visitor<N> visitor) {
    this.successors = successors;
    this.visitor = visitor;
  }

  boolean hasSeen(N node) {
    return seen.containsKey(node);
  }

  void from(N root) {
    Deque<Open<N>> path = new ArrayDeque<>();
    enter(root, path);
    while (!path.isEmpty()) {
      Open<N> last = path.getLast();
      if (last.successors.hasNext()) {
        enter(last.successors.next(), path);
      } else {
        path.removeLast();
        seen.put(last.node, Seen.BEFORE);
      }
    }
  }

  private void enter(N node, Deque<Open<N>> path) {
    Seen before = seen.putIfAbsent(node, Seen.CYCLE); // That is what it is from within.
    visitor.visit(node, path.size(), before == null ? Seen.FIRST : before);
    if (before == null) {
      path.addLast(new Open<>(node, successors.apply(node).iterator()));
    }
  }
}
