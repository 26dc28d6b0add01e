package dev.interleave.loop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the tasks of a loop do now. asyncio: {@code capture_call_graph}, and {@code python -m
 * asyncio ps} and {@code pstree}. To be called on the loop, or while it does not run.
 */
public final class Introspection {
  private Introspection() {}

  static FutureCallGraph capture(Future<?> future) {
    future.loop.checkThread();
    Awaiting awaiting = new Awaiting(future.loop);
    List<List<FutureCallGraph>> levels = new ArrayList<>();
    levels.add(new ArrayList<>());
    new GraphWalk<Future<?>>(
            awaiting::of,
            (node, depth, seen) -> {
              List<FutureCallGraph> awaitedBy = new ArrayList<>();
              boolean first = seen == FutureCallGraph.Seen.FIRST;
              levels
                  .get(depth)
                  .add(
                      new FutureCallGraph(
                          node,
                          first && node instanceof Task<?> task ? TaskStack.of(task) : List.of(),
                          Collections.unmodifiableList(awaitedBy),
                          seen));
              if (first) {
                levels.subList(depth + 1, levels.size()).clear();
                levels.add(awaitedBy);
              }
            })
        .from(future);
    return levels.getFirst().getFirst();
  }

  static String format(FutureCallGraph graph) {
    StringBuilder text = new StringBuilder();
    new GraphWalk<FutureCallGraph>(
            FutureCallGraph::awaitedBy,
            (node, depth, seen) -> {
              String indent = "    ".repeat(depth);
              text.append(indent).append("* ").append(node.future().asAwaited());
              text.append(node.seen().mark()).append('\n');
              if (!node.callStack().isEmpty()) {
                text.append(indent).append("  + Call stack:\n");
                appendFrames(text, indent + "  |   at ", node.callStack());
              }
              if (!node.awaitedBy().isEmpty()) {
                text.append(indent).append("  + Awaited by:\n");
              }
            })
        .from(graph);
    return text.toString();
  }

  private static void appendFrames(
      StringBuilder text, String before, List<StackTraceElement> frames) {
    frames.forEach(frame -> text.append(before).append(frame).append('\n'));
  }

  /**
   * The tasks of {@code loop} that are not done, as a tree: under each task those that it awaits,
   * in whatever way. asyncio: {@code python -m asyncio pstree}.
   */
  public static String taskTree(EventLoop loop) {
    loop.checkThread();
    Awaiting awaiting = new Awaiting(loop);
    StringBuilder text = new StringBuilder();
    GraphWalk<Task<?>> walk =
        new GraphWalk<>(
            awaiting::by,
            (task, depth, seen) -> {
              String indent = "    ".repeat(depth);
              text.append(indent).append("* ").append(task.asAwaited());
              text.append(seen.mark()).append('\n');
              if (seen == FutureCallGraph.Seen.FIRST) {
                appendFrames(text, indent + "  |   at ", TaskStack.of(task));
              }
            });
    for (Task<?> task : awaiting.tasks()) {
      if (awaiting.of(task).isEmpty()) {
        walk.from(task);
      }
    }
    for (Task<?> task : awaiting.tasks()) { // What is left awaits each other in a circle.
      if (!walk.hasSeen(task)) {
        walk.from(task);
      }
    }
    return text.toString();
  }

  /**
   * The tasks of {@code loop} that are not done, oldest first, one a line: the name, what it waits
   * for, where, and who awaits it. asyncio: {@code python -m asyncio ps}.
   */
  public static String taskTable(EventLoop loop) {
    loop.checkThread();
    Awaiting awaiting = new Awaiting(loop);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("task", "waits for", "at", "awaited by"));
    for (Task<?> task : awaiting.tasks()) {
      List<StackTraceElement> stack = TaskStack.of(task);
      rows.add(
          List.of(
              task.name(),
              Awaiting.waitsFor(task),
              stack.isEmpty() ? "-" : stack.getFirst().toString(),
              String.join(", ", awaiting.of(task).stream().map(Task::name).toList())));
    }
    return aligned(rows);
  }

  private static String aligned(List<List<String>> rows) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
