package dev.interleave.loop;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The end of a loop that has run its main task: cancels the tasks that are left, closes the
 * generators, then has the default executor end; each within a deadline, after which it reports
 * what is left. asyncio: {@code Runner.close}, without a deadline.
 */
final class Shutdown {
  /** A virtual clock runs through hours of clean-up in no time, and may have so many times more. */
  private static final int VIRTUAL = 1000;

  private final EventLoop loop;

  private final Duration deadline;
  private final boolean virtual;

  Shutdown(EventLoop loop, LoopOptions options) {
    this.loop = loop;
    deadline = options.shutdownDeadline();
    virtual = options.clock().isVirtual();
  }

  void run() {
    cancelTasks();
    closeGenerators();
    runInTime(
        loop.createTask(Coroutine.of(() -> loop.shutdownDefaultExecutor(deadline))),
        deadline.plusSeconds(1)); // It has its own deadline.
  }

  private void cancelTasks() {
    List<Task<?>> left = loop.allTasks();
    if (left.isEmpty()) {
      return;
    }
    left.forEach(Task::cancel);
    runInTime(GatheringFuture.<@Nullable Object>gather(left, true), deadline);
    for (Task<?> task : left) {
      if (!task.done()) {
        report("Task %s did not stop, though cancelled", task.name(), task.stackTrace(), task);
      } else if (!task.cancelled() && task.exception() != null) {
        loop.callExceptionHandler(
            new ExceptionContext(
                "unhandled exception during asyncio.run() shutdown", task.exception(), task, null));
      }
    }
  }

  private void closeGenerators() {
    List<AsyncGenerator<?>> left = loop.generators();
    Task<?> closing = loop.createTask(Coroutine.of(loop::shutdownAsyncGenerators));
    runInTime(closing, deadline);
    if (!closing.done()) {
      for (AsyncGenerator<?> generator : left) {
        if (!generator.ended()) {
          report(
              "Generator %s did not end, though closed", generator, generator.stackTrace(), null);
        }
      }
    }
  }

  private void report(
      String message, Object what, StackTraceElement[] stack, @Nullable Future<?> future) {
    TimeoutException where = new TimeoutException("is still here after " + deadline);
    where.setStackTrace(stack);
    loop.callExceptionHandler(new ExceptionContext(message.formatted(what), where, future, null));
  }

  /**
   * Runs the loop until {@code future} is done, or the time is over on the loop's clock or ours.
   */
  private <T extends @Nullable Object> void runInTime(Future<T> future, Duration limit) {
    Consumer<Future<T>> whenDone = done -> loop.stop();
    future.addDoneCallback(whenDone);
    Duration patience = virtual ? limit.multipliedBy(VIRTUAL) : limit;
    loop.schedule().stopAt(loop.time() + Seconds.of(patience));
    Thread watch = virtual ? watchRealTime(limit) : null;
    try {
      loop.runForever();
    } finally {
      if (watch != null) {
        watch.interrupt();
      }
      loop.schedule().stopAt(Double.POSITIVE_INFINITY);
      future.removeDoneCallback(whenDone);
    }
    if (future.done()) {
      future.result(); // Throws what it failed with, or that somebody cancelled it.
    }
  }

  /** A virtual clock may stand still for ever, as it waits for another thread. */
  private Thread watchRealTime(Duration limit) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                Thread.sleep(limit);
                loop.callSoonIfOpen(loop::stop);
              } catch (InterruptedException inTime) {
                // That is good.
              }
            });
  }
}
