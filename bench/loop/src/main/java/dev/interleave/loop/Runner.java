package dev.interleave.loop;

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

  private final LoopOptions options;
  private @Nullable EventLoop loop;
  private @Nullable Context context;
  private boolean closed;
  private volatile @Nullable Task<?> main;

  /** The loop, for those who do not hand it on. */
  EventLoop ownLoop() {
    if (closed) {
      throw new IllegalStateException("Runner is closed");
    }
    if (loop == null) {
      loop = new EventLoop(options, false);
      context = Context.copyContext();
    }
    return loop;
  }

  /** A runner whose loop has {@link LoopOptions#DEFAULTS}. */
  public Runner() {
    this(LoopOptions.DEFAULTS);
  }

  /** A runner whose loop has the given options. The loop is made as it is first needed. */
  public Runner(LoopOptions options) {
    this.options = options;
  }

  /**
   * The loop. asyncio: {@code get_loop}.
   *
   * @throws IllegalStateException if the runner is closed, or on another thread while it runs, if
   *     it was not handed out before; see {@link DeadlockDetection}
   */
  public EventLoop loop() {
    EventLoop own = ownLoop();
    own.handOut();
    return own;
  }

  /** Runs {@code coroutine} in the runner's own context; see the other overload. */
  public <T extends @Nullable Object> T run(Coroutine<T> coroutine) {
    return run(coroutine, null);
  }

  /**
   * Runs {@code coroutine} until it is done. Other tasks are left where they are. Ctrl-C meanwhile
   * cancels it, unless {@link LoopOptions#cancelOnInterrupt} says otherwise; a second Ctrl-C does
   * what it would do without this.
   *
   * @param taskContext the context it runs in; null for the runner's own, in which it finds what a
   *     run before has set
   * @throws DeadlockException if tasks wait and nothing can wake the loop any more
   * @throws KeyboardInterrupt if Ctrl-C ended it
   * @throws IllegalStateException if called on a loop, or if the runner is closed
   */
  public <T extends @Nullable Object> T run(Coroutine<T> coroutine, @Nullable Context taskContext) {
    requireNoLoop("Runner.run()");
    EventLoop running = ownLoop();
    Context chosen = taskContext != null ? taskContext : context;
    Task<T> task = running.createTask(coroutine, new TaskOptions(null, chosen, null));
    main = task;
    if (!options.cancelOnInterrupt()) {
      return running.runUntilComplete(task);
    }
    try (var signal = InterruptSignal.listen(() -> running.callSoonIfOpen(task::cancel))) {
      try {
        return running.runUntilComplete(task);
      } catch (CancelledError cancelled) {
        if (signal.interrupted() && task.uncancel() == 0) {
          throw new KeyboardInterrupt(cancelled);
        }
        throw cancelled;
      }
    }
  }

  /**
   * Cancels the tasks that are left, awaits these, the generators and the default executor, and
   * closes the loop. What has not stopped by {@link LoopOptions#shutdownDeadline} is given to the
   * exception handler and left behind; only a task that never awaits, or blocks the loop's thread,
   * can keep this from returning.
   */
  @Override
  public void close() {
    closed = true;
    EventLoop closing = loop;
    if (closing == null || closing.isClosed()) {
      return;
    }
    try {
      closing.reportUnretrieved();
      new Shutdown(closing, options).run();
    } finally {
      closing.close();
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
    EventLoop loop = runner.ownLoop(); // Here, where the caller's context is.
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
          loop.callSoonIfOpen(runner::cancelMain);
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
