package dev.interleave.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The tasks of a loop that are not done, oldest first: linked, so that one leaves in no time. */
final class TaskList {
  private @Nullable Task<?> first;
  private @Nullable Task<?> last;

  void add(Task<?> task) {
    task.previous = last;
    if (last == null) {
      first = task;
    } else {
      last.next = task;
    }
    last = task;
  }

  void remove(Task<?> task) {
    Task<?> previous = task.previous;
    Task<?> next = task.next;
    if (previous == null) {
      first = next;
    } else {
      previous.next = next;
    }
    if (next == null) {
      last = previous;
    } else {
      next.previous = previous;
    }
    task.previous = null;
    task.next = null;
  }

  @Nullable Task<?> first(Predicate<Task<?>> wanted) {
    Task<?> task = first;
    while (task != null && !wanted.test(task)) {
      task = task.next;
    }
    return task;
  }

  List<Task<?>> snapshot() {
    List<Task<?>> tasks = new ArrayList<>();
    for (Task<?> task = first; task != null; task = task.next) {
      tasks.add(task);
    }
    return tasks;
  }
}
