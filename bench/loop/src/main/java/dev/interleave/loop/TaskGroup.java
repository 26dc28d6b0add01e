package dev.interleave.loop;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that end together: {@link #run} returns when all are done, and the first that fails cancels
 * the others. asyncio: {@code TaskGroup}.
 *
 * <pre>{@code
 * var group = new TaskGroup();
 * group.run(() -> {
 *   group.createTask(this::fetch);
 *   group.createTask(this::store);
 * });
 * }</pre>
 *
 * <p>The body is an argument, and not a {@code try} block, as it must be known how it ended: a
 * {@code close()} is not told, and cannot put its exception in the place of the block's.
 */
public final class TaskGroup {
  private final Set<Task<?>> tasks = new LinkedHashSet<>();
  private final List<Throwable> errors = new ArrayList<>();
  private @Nullable Task<?> parent;
  private boolean exiting;
  private boolean aborting;
  private boolean parentCancelRequested;
  private @Nullable Future<@Nullable Void> allDone;

  /** A group to be run once. */
  public TaskGroup() {}

  /** As {@link #run(Coroutine)}, without a result. */
  @SuppressWarnings("overloads") // The lambda tells: it has a result or it has none.
  public void run(Action body) throws ExceptionGroup {
    run(Coroutine.of(body));
  }

  /**
   * Runs {@code body}, which creates tasks in the group, then waits for these.
   *
   * @return the result of {@code body}
   * @throws ExceptionGroup if {@code body} or tasks failed
   */
  @SuppressWarnings("overloads") // The lambda tells: it has a result or it has none.
  public <T extends @Nullable Object> T run(Coroutine<T> body) throws ExceptionGroup {
    if (parent != null) {
      throw new IllegalStateException("TaskGroup has already been entered");
    }
    Task<?> task = Asyncio.currentTask();
    if (task == null) {
      throw new IllegalStateException("TaskGroup cannot determine the parent task");
    }
    parent = task;
    T result;
    try {
      result = body.run();
    } catch (Throwable failure) {
      exit(task, failure);
      throw Sneaky.raise(failure);
    }
    exit(task, null);
    return result;
  }

  /** Makes a task in the group that runs {@code coroutine}. */
  @SuppressWarnings("overloads") // The lambda tells: it has a result or it has none.
  public <T extends @Nullable Object> Task<T> createTask(Coroutine<? extends T> coroutine) {
    Task<T> task = requireOpen().createTask(coroutine);
    add(task);
    return task;
  }

  /** As {@link #createTask(Coroutine)}, with a name for the task. */
  public <T extends @Nullable Object> Task<T> createTask(
      Coroutine<? extends T> coroutine, String name) {
    Task<T> task = requireOpen().createTask(coroutine, name);
    add(task);
    return task;
  }

  /** As {@link #createTask(Coroutine)}, with options for the task. */
  public <T extends @Nullable Object> Task<T> createTask(
      Coroutine<? extends T> coroutine, TaskOptions options) {
    Task<T> task = requireOpen().createTask(coroutine, options);
    add(task);
    return task;
  }

  /** As {@link #createTask(Coroutine)}, without a result. */
  @SuppressWarnings("overloads") // The lambda tells: it has a result or it has none.
  public Task<@Nullable Void> createTask(Action action) {
    return createTask(Coroutine.of(action));
  }

  private EventLoop requireOpen() {
    if (parent == null) {
      throw new IllegalStateException("TaskGroup has not been entered");
    }
    if (exiting && tasks.isEmpty()) {
      throw new IllegalStateException("TaskGroup is finished");
    }
    if (aborting) {
      throw new IllegalStateException("TaskGroup is shutting down");
    }
    return parent.loop;
  }

  private <T extends @Nullable Object> void add(Task<T> task) {
    task.addDoneCallback(new Member(this));
    tasks.add(task);
  }

  /** Waits for the tasks, then throws what the group ends with; returns if that is the body's. */
  private void exit(Task<?> task, @Nullable Throwable failure) throws ExceptionGroup {
    exiting = true;
    CancelledError cancelled = failure instanceof CancelledError error ? error : null;
    if (parentCancelRequested && task.uncancel() == 0) {
      cancelled = null; // That cancellation was our own.
    }
    if (failure != null && !aborting) {
      abort();
    }
    while (!tasks.isEmpty()) {
      Future<@Nullable Void> done = new Waiter<>(task.loop, "end", this);
      allDone = done;
      try {
        done.await();
      } catch (CancelledError again) {
        if (!aborting) { // The parent is cancelled while it waits here.
          cancelled = again;
          abort();
        }
      }
      allDone = null;
    }
    if (cancelled != null && errors.isEmpty()) {
      throw cancelled;
    }
    if (failure != null && !(failure instanceof CancelledError)) {
      errors.add(failure);
    }
    if (!errors.isEmpty()) {
      throw new ExceptionGroup("unhandled errors in a TaskGroup", errors);
    }
  }

  private void abort() {
    aborting = true;
    for (Task<?> task : tasks) {
      if (!task.done()) {
        task.cancel();
      }
    }
  }

  /** What the group has called when one of its tasks is done. */
  record Member(TaskGroup group) implements Consumer<Future<?>> {
    @Override
    public void accept(Future<?> done) {
      group.taskDone((Task<?>) done);
    }
  }

  @Nullable Task<?> parent() {
    return parent;
  }

  /** What has to be done before the group ends; the failure of one may be enough. */
  @Nullable Needs needs() {
    return Needs.any(tasks);
  }

  @Override
  public String toString() {
    return "TaskGroup of " + tasks.size();
  }

  private void taskDone(Task<?> task) {
    tasks.remove(task);
    if (allDone != null && tasks.isEmpty()) {
      Waiting.release(allDone);
    }
    Throwable failure = task.cancelled() ? null : task.exception();
    if (failure == null || parent == null) {
      return;
    }
    errors.add(failure);
    if (parent.done()) {
      String message =
          "%s has errored out but its parent task %s is already completed".formatted(task, parent);
      task.loop.callExceptionHandler(new ExceptionContext(message, failure, task, null));
    } else if (!aborting && !parentCancelRequested) {
      abort();
      parentCancelRequested = true;
      parent.cancel();
    }
  }
}
