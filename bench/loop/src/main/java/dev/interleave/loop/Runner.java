package dev.interleave.loop;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A loop that is made, runs coroutines to their end on the calling thread and is closed as it
 * should be. asyncio: {@code Runner}.
 */
public final class Runner implements AutoCloseable {
  /** Reserved, not used: while a task runs its stack lies on that of the loop's thread. */
  private static final long STACK_SIZE = 512L << 20;

  private final EventLoop loop;
  private volatile @Nullable Task<?> main;

  /** Makes a loop with the given options. */
  public Runner(LoopOptions options) {
    loop = new EventLoop(options, false);
  }

  /** The loop, for those who do not hand it on. */
  EventLoop ownLoop() {
    return loop;
  }

  /**
   * The loop. asyncio: {@code get_loop}.
   *
   * @throws IllegalStateException on another thread while it runs, if it was not handed out before;
   *     see {@link DeadlockDetection}
   */
  public EventLoop loop() {
    loop.handOut();
    return loop;
  }

  /**
   * Runs {@code coroutine} until it is done. Other tasks are left where they are.
   *
   * @throws IllegalStateException if called on a loop
   * @throws DeadlockException if tasks wait and nothing can wake the loop any more
   */
  public <T extends @Nullable Object> T run(Coroutine<T> coroutine) {
    requireNoLoop("Runner.run()");
    Task<T> task = loop.createTask(coroutine);
    main = task;
    return loop.runUntilComplete(task);
  }

  /** Cancels the tasks that are left, awaits them and the default executor, closes the loop. */
  @Override
  public void close() {
    if (loop.isClosed()) {
      return;
    }
    try {
      loop.reportUnretrieved();
      cancelAllTasks();
      loop.runUntilComplete(Coroutine.of(loop::shutdownAsyncGenerators));
      loop.runUntilComplete(Coroutine.of(loop::shutdownDefaultExecutor));
    } finally {
      loop.close();
    }
  }

  private void cancelAllTasks() {
    List<Task<?>> left = loop.allTasks();
    if (left.isEmpty()) {
      return;
    }
    left.forEach(Task::cancel);
    loop.runUntilComplete(GatheringFuture.<@Nullable Object>gather(left, true));
    for (Task<?> task : left) {
      Throwable failure = task.cancelled() ? null : task.exception();
      if (failure != null) {
        loop.callExceptionHandler(
            new ExceptionContext(
                "unhandled exception during asyncio.run() shutdown", failure, task, null));
      }
    }
  }

  private static void requireNoLoop(String what) {
    if (RunningLoops.current() != null) {
      throw new IllegalStateException(what + " cannot be called from a running event loop");
    }
  }

  /** Runs {@code coroutine} on a loop and a thread of its own. */
  static <T extends @Nullable Object> T runOnThread(LoopOptions options, Coroutine<T> coroutine) {
    requireNoLoop("asyncio.run()");
    Runner runner = new Runner(options);
    FutureTask<T> running =
        new FutureTask<>(
            () -> {
              try (runner) {
                return runner.run(coroutine);
              }
            });
    Thread.ofPlatform().name(options.name()).stackSize(STACK_SIZE).start(running);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return running.get();
        } catch (InterruptedException interrupt) { // As Ctrl-C in asyncio.
          interrupted = true;
          runner.loop.callSoonIfOpen(runner::cancelMain);
        } catch (ExecutionException failed) {
          Throwable failure = failed.getCause();
          throw Sneaky.raise(failure != null ? failure : failed);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void cancelMain() {
    if (main != null) {
      main.cancel();
    }
  }
}
