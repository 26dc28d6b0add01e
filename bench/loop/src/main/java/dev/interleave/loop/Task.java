package dev.interleave.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine that the loop runs, and the future of its result. asyncio: {@code Task}.
 *
 * @param <T> the type of the result
 */
public final class Task<T extends @Nullable Object> extends Future<T> {
  /** How often a task may go on after its loop was closed, as it cleans up perhaps. */
  private static final int PATIENCE = 1000;

  private static final AtomicLong COUNTER = new AtomicLong();

  /** What a coroutine may have suspended for, other than a future. */
  private enum Request {
    /** The next pass of the loop. */
    NEXT_PASS,
    /** Another continuation that is to run at once. */
    SWITCH,
    /** Nothing: it has ended. */
    END
  }

  private final Coroutine<? extends T> coroutine;
  private final Step step = new Step();
  private final long number;
  private @Nullable String name;

  /** The innermost of the continuations that this task is in: its own, or a generator's. */
  private Continuation continuation;

  private boolean started;

  /** Whether it has suspended; if it has not and does not run, the JDK has blocked it. */
  private boolean suspended = true;

  private @Nullable Object request;
  private @Nullable Object returned;
  private @Nullable Throwable thrown;

  /** What the coroutine's suspended await is to throw. */
  private @Nullable Throwable injected;

  private @Nullable Future<?> waiter;

  /** What the next step is to throw if the task waits for no future. */
  private @Nullable Throwable misuse;

  private boolean mustCancel;

  /** Whether its cancellation is being handed on to what it waits for. */
  private boolean passingOn;

  private int cancelRequests;
  private int refusals;

  /** What it sees of context variables; null until there is anything to see. */
  @Nullable Context context;

  // The loop's list of tasks that are not done.
  @Nullable Task<?> previous;
  @Nullable Task<?> next;

  Task(EventLoop loop, Coroutine<? extends T> coroutine, TaskOptions options) {
    super(loop);
    this.coroutine = coroutine;
    this.name = options.name();
    number = name == null ? COUNTER.incrementAndGet() : 0;
    context = options.context() != null ? options.context() : Context.captured();
    continuation = loop.mechanism().create(loop, name, step);
  }

  /** Has it run from the next pass on, or, if that is wanted and the loop runs, right now. */
  void start(boolean eagerly) {
    loop.remember(this);
    if (!eagerly || !loop.isRunning()) {
      loop.enqueue(step);
      loop.add(this);
      return;
    }
    loop.checkClosed();
    loop.checkThread();
    Task<?> maker = loop.currentTask();
    if (maker == null) {
      startNow();
    } else {
      maker.suspend((Runnable) this::startNow);
    }
  }

  private void startNow() {
    loop.add(this);
    step(null);
  }

  /** Its name: the one it was given, or {@code Task-1} and so on. */
  public String name() {
    return name != null ? name : "Task-" + number;
  }

  /** Renames it. */
  public void setName(String name) {
    this.name = name;
  }

  /**
   * Where it was made, innermost frame first; empty if its loop is not in {@linkplain
   * LoopOptions#debug debug mode}.
   */
  public List<StackTraceElement> spawnedAt() {
    return loop.originOf(this);
  }

  /** Not possible: a task's result is its coroutine's. */
  @Override
  public void setResult(T result) {
    throw new UnsupportedOperationException("Task does not support setResult operation");
  }

  /** Not possible: a task's exception is its coroutine's. */
  @Override
  public void setException(Throwable exception) {
    throw new UnsupportedOperationException("Task does not support setException operation");
  }

  /**
   * Has a {@link CancelledError} thrown into the coroutine, from the await it is in or comes to
   * next. The coroutine may clean up, and may even go on, so the task need not be cancelled soon or
   * at all.
   *
   * @return false if it was done already
   */
  @Override
  public boolean cancel(@Nullable String message) {
    if (done()) {
      assumeSeen();
      return false;
    }
    List<Task<?>> path = new ArrayList<>(); // No recursion: chains may be long.
    Task<?> task = this;
    while (!task.passingOn && task.waiter instanceof Task<?> awaited && !awaited.done()) {
      task.cancelRequests++;
      task.passingOn = true;
      path.add(task);
      task = awaited;
    }
    task.cancelHere(message);
    path.forEach(each -> each.passingOn = false);
    return true;
  }

  /** Cancels what the task waits for, or else the task itself. */
  private void cancelHere(@Nullable String message) {
    if (passingOn) { // It waits for itself, in a circle: somebody has to begin.
      mustCancel = true;
      setCancelMessage(message);
      stopWaiting();
      return;
    }
    cancelRequests++;
    passingOn = true;
    boolean taken = waiter != null && waiter.cancel(message);
    passingOn = false;
    if (!taken) {
      mustCancel = true;
      setCancelMessage(message);
    }
  }

  /** The number of calls of {@code cancel} that no {@link #uncancel} has taken back. */
  public int cancelling() {
    return cancelRequests;
  }

  /**
   * Takes back one call of {@code cancel}, for one who called it and has dealt with it. As in
   * CPython 3.11, an error that is still to be thrown is thrown all the same; 3.13 drops it with
   * the last call taken back.
   *
   * @return the number that remain
   */
  public int uncancel() {
    if (cancelRequests > 0) {
      cancelRequests--;
    }
    return cancelRequests;
  }

  /**
   * Where its code is suspended, the innermost call first; empty if it has not begun or is done.
   * asyncio: {@code get_stack}, the other way round.
   */
  public StackTraceElement[] stackTrace() {
    return done() ? new StackTraceElement[0] : TaskStack.of(this).toArray(StackTraceElement[]::new);
  }

  // ---- The coroutine's side ----

  private void runCoroutine() {
    try {
      returned = coroutine.run();
    } catch (Throwable failure) {
      thrown = failure;
    }
    request = Request.END;
  }

  /** Suspends until {@code future} is done. */
  void await(Future<?> future) {
    suspend(future);
  }

  /** Suspends until the next pass of the loop. */
  void awaitNextPass() {
    suspend(Request.NEXT_PASS);
  }

  private void suspend(Object reason) {
    if (loop.isClosed()) {
      refuseToGoOn();
      throw new GeneratorExit();
    }
    request = reason;
    suspendIn(continuation);
  }

  /** The loop is closed. A task that will not end, whatever is thrown at it, is left suspended. */
  void refuseToGoOn() {
    if (++refusals > PATIENCE) {
      request = null;
      continuation.suspend();
    }
  }

  /** Suspends the running continuation, {@code here}, and throws what its resumption brings. */
  void suspendIn(Continuation here) {
    try {
      here.suspend();
    } catch (Throwable failure) { // Too deep, say, or below a native frame.
      takeBack(here);
      throw failure;
    }
    throwInjected();
  }

  /** Makes good that the running continuation, {@code here}, could not be suspended. */
  void takeBack(Continuation here) {
    continuation = here;
    request = null;
    injected = null;
  }

  /** The continuation that runs now. */
  Continuation continuation() {
    return continuation;
  }

  /**
   * Has {@code other} run as soon as the running continuation, the caller's, suspends or ends.
   *
   * @param failure what the await that {@code other} is suspended in is to throw, or null
   */
  void handOver(Continuation other, @Nullable Throwable failure) {
    continuation = other;
    injected = failure;
    request = Request.SWITCH;
  }

  /** Throws what the loop, or another continuation, has for the one that was just resumed. */
  void throwInjected() {
    Throwable failure = injected;
    if (failure != null) {
      injected = null;
      throw Sneaky.raise(failure);
    }
  }

  // ---- The loop's side ----

  private void step(@Nullable Throwable error) {
    Throwable failure = error;
    if (mustCancel) {
      mustCancel = false;
      if (!(failure instanceof CancelledError)) {
        CancelledError cancelled = makeCancelledError();
        if (failure != null) {
          cancelled.addSuppressed(failure); // It took the place of what the task waited for.
        }
        failure = cancelled;
      }
    }
    waiter = null;
    if (!started && failure != null) {
      thrown = failure;
      end();
      return;
    }
    started = true;
    suspended = false;
    injected = failure;
    request = Request.SWITCH;
    proceed();
    settle();
  }

  /** The JDK had blocked this task and now lets it go on. */
  void unblocked(ScheduledThread thread) {
    if (suspended) {
      return; // Not blocked any more: it is the loop's to resume it.
    }
    loop.enter(this, thread.thread());
    try {
      thread.mount();
    } finally {
      loop.leave();
    }
    proceed();
    settle();
  }

  /** Resumes the coroutine, whose continuation did not run though it was resumed. */
  void retry() {
    request = Request.SWITCH;
    proceed();
    settle();
  }

  /** Whether it has begun and waits for the loop to go on. */
  boolean isSuspended() {
    return started && suspended && !done();
  }

  /** Whether what it waits for is done. */
  boolean isReady() {
    return waiter != null && waiter.done();
  }

  /** Resumes the coroutine in the next pass, though what it waits for is not done. */
  void stopWaiting() {
    if (waiter != null && !waiter.done()) {
      waiter.removeWakeup(step);
      waiter = null;
      loop.enqueue(step);
    }
  }

  /**
   * Runs its continuations as long as one hands over to another, or has suspended only to have the
   * loop's thread run something in between.
   */
  private void proceed() {
    while (true) {
      Object wanted = request;
      if (wanted != Request.SWITCH) {
        if (!(wanted instanceof Runnable between)) {
          return;
        }
        between.run();
      }
      request = null;
      loop.enter(this, continuation.thread());
      try {
        continuation.resume(this);
      } catch (Throwable broken) { // There was no thread to be had, say.
        thrown = broken;
        request = Request.END;
      } finally {
        loop.leave();
      }
    }
  }

  /** Does what the coroutine has suspended for. */
  private void settle() {
    Object reason = request;
    if (reason == null) {
      loop.schedule().standstill().blocked(this); // It has suspended for nothing of ours.
      return;
    }
    request = null;
    suspended = true;
    if (reason == Request.NEXT_PASS) {
      loop.enqueue(step);
    } else if (reason instanceof Future<?> future) {
      waitFor(future);
    } else {
      end();
    }
  }

  private void waitFor(Future<?> future) {
    if (future.loop != loop) {
      misuse =
          new IllegalStateException(
              "Task " + this + " got Future " + future + " attached to a different loop");
      loop.enqueue(step);
    } else if (future == this) {
      misuse = new IllegalStateException("Task cannot await on itself: " + this);
      loop.enqueue(step);
    } else {
      future.addWakeup(step);
      waiter = future;
      if (mustCancel && future.cancel(cancelMessage())) {
        mustCancel = false;
      }
    }
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // What the coroutine returned is a T.
  private void end() {
    loop.remove(this);
    if (thrown instanceof CancelledError cancelled) {
      setCancelledError(cancelled);
      super.cancel(null);
    } else if (thrown != null) {
      super.setException(thrown);
    } else if (mustCancel) { // Cancelled right before it ended.
      mustCancel = false;
      super.cancel(cancelMessage());
    } else {
      super.setResult((T) returned);
    }
  }

  /** Unwinds the coroutine of a task that will never be done, as its loop closes. */
  void destroy() {
    if (started && suspended && !done()) {
      suspended = false;
      injected = new GeneratorExit();
      request = Request.SWITCH;
      proceed();
      if (thrown != null
          && !(thrown instanceof GeneratorExit)
          && !(thrown instanceof CancelledError)) {
        loop.callExceptionHandler(
            new ExceptionContext("Exception in a task that was destroyed", thrown, this, null));
      }
    }
  }

  @Override
  @Nullable Needs needs() {
    return waiter == null ? null : Needs.all(List.of(waiter));
  }

  @Nullable Future<?> waiter() {
    return waiter;
  }

  /** Whether it is in the middle of a step that does not run now, as the JDK has blocked it. */
  boolean isBlockedByJdk() {
    return started && !suspended && !done() && loop.currentTask() != this;
  }

  @Override
  String describe() {
    return "Task " + name();
  }

  @Override
  String asAwaited() {
    return describe();
  }

  /**
   * Runs the coroutine until it suspends again. Queued at most once at a time. It is also what the
   * coroutine's continuation runs: one object less for each task.
   */
  private final class Step extends Handle implements Runnable {
    Step() {
      super(null);
    }

    @Override
    public void run() {
      runCoroutine();
    }

    @Override
    void call() {
      Future<?> awaited = waiter;
      if (awaited != null) {
        step(awaited.failure());
      } else {
        Throwable error = misuse;
        misuse = null;
        step(error);
      }
    }

    @Override
    Object source() {
      return Task.this;
    }

    @Override
    public String toString() {
      return "<Step of " + Task.this + ">";
    }
  }
}
