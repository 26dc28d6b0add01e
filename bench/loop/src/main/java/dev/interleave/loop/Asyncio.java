package dev.interleave.loop;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The functions of the module {@code asyncio}, for static import.
 *
 * <p>Those that await throw what they await failed with: the very object, checked or not.
 */
public final class Asyncio {
  private Asyncio() {}

  // ---- Running ----

  /**
   * Runs {@code main} on a loop of its own, then cancels what other tasks are left, awaits these
   * and closes the loop. asyncio: {@code run}.
   *
   * <p>The loop gets a thread of its own with a deep stack, for the tasks' stacks lie on it. If the
   * calling thread is interrupted, {@code main} is cancelled.
   *
   * @return the result of {@code main}
   * @throws IllegalStateException if called on a loop
   * @throws DeadlockException if tasks wait and nothing can wake the loop any more
   */
  public static <T extends @Nullable Object> T run(Coroutine<T> main) {
    return Runner.runOnThread(LoopOptions.DEFAULTS, main);
  }

  /** As {@link #run(Coroutine)}, on a loop with the given options. */
  public static <T extends @Nullable Object> T run(LoopOptions options, Coroutine<T> main) {
    return Runner.runOnThread(options, main);
  }

  /** As {@link #run(Coroutine)}, without a result. */
  @SuppressWarnings("overloads") // The lambda tells: it has a result or it has none.
  public static void run(Action main) {
    run(Coroutine.of(main));
  }

  /** As {@link #run(LoopOptions, Coroutine)}, without a result. */
  @SuppressWarnings("overloads") // The lambda tells: it has a result or it has none.
  public static void run(LoopOptions options, Action main) {
    run(options, Coroutine.of(main));
  }

  /**
   * The loop that the calling code runs on. asyncio: {@code get_running_loop}.
   *
   * @throws IllegalStateException if it runs on none
   */
  public static EventLoop runningLoop() {
    EventLoop loop = RunningLoops.required();
    loop.handOut();
    return loop;
  }

  // ---- Tasks and futures ----

  /** A future of the running loop, for code to give a result to. asyncio: {@code create_future}. */
  public static <T extends @Nullable Object> Future<T> createFuture() {
    return RunningLoops.required().createFuture();
  }

  /** Makes a task of the running loop that runs {@code coroutine}, from the next pass on. */
  public static <T extends @Nullable Object> Task<T> createTask(Coroutine<? extends T> coroutine) {
    return RunningLoops.required().createTask(coroutine);
  }

  /** As {@link #createTask(Coroutine)}, with a name for the task. */
  public static <T extends @Nullable Object> Task<T> createTask(
      Coroutine<? extends T> coroutine, String name) {
    return RunningLoops.required().createTask(coroutine, name);
  }

  /** As {@link #createTask(Coroutine)}, with options for the task. */
  public static <T extends @Nullable Object> Task<T> createTask(
      Coroutine<? extends T> coroutine, TaskOptions options) {
    return RunningLoops.required().createTask(coroutine, options);
  }

  /** As {@link #createTask(Coroutine)}, without a result. */
  @SuppressWarnings("overloads") // The lambda tells: it has a result or it has none.
  public static Task<@Nullable Void> createTask(Action action) {
    return RunningLoops.required().createTask(Coroutine.of(action));
  }

  /** As {@link #createTask(Coroutine, String)}, without a result. */
  @SuppressWarnings("overloads") // The lambda tells: it has a result or it has none.
  public static Task<@Nullable Void> createTask(Action action, String name) {
    return RunningLoops.required().createTask(Coroutine.of(action), name);
  }

  /** The task that the calling code belongs to; null in a callback. */
  public static @Nullable Task<?> currentTask() {
    return RunningLoops.required().currentTask();
  }

  /** The running loop's tasks that are not done, oldest first. */
  public static List<Task<?>> allTasks() {
    return RunningLoops.required().allTasks();
  }

  // ---- Waiting ----

  /** Suspends the current task for {@code delay}; until the next pass if that is not positive. */
  public static void sleep(Duration delay) {
    sleep(delay, null);
  }

  /** As {@link #sleep(Duration)}, then returns {@code result}. */
  public static <T extends @Nullable Object> T sleep(Duration delay, T result) {
    EventLoop loop = RunningLoops.required();
    if (delay.isZero() || delay.isNegative()) {
      loop.taskToSuspend().awaitNextPass();
      return result;
    }
    Future<@Nullable Void> over = loop.createFuture();
    TimerHandle timer = loop.endLater(delay, over);
    try {
      over.await();
      return result;
    } finally {
      timer.cancel();
    }
  }

  /**
   * Runs all coroutines at once, each as a task.
   *
   * @return the future of their results in the order of the arguments, or of the first failure; to
   *     cancel it cancels all that are not done
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // Copied at once.
  public static <T extends @Nullable Object> Future<List<T>> gather(
      Coroutine<? extends T>... coroutines) {
    return gather(List.of(coroutines));
  }

  /** As {@link #gather(Coroutine[])}, of futures and coroutines. */
  @SafeVarargs
  @SuppressWarnings("varargs") // Copied at once.
  public static <T extends @Nullable Object> Future<List<T>> gather(
      Awaitable<? extends T>... awaitables) {
    return gather(List.of(awaitables));
  }

  /** As {@link #gather(Coroutine[])}, of futures and coroutines. */
  public static <T extends @Nullable Object> Future<List<T>> gather(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    return GatheringFuture.gather(awaitables, false);
  }

  /**
   * As {@link #gather(Collection)}, but of the future's list of results.
   *
   * @param returnExceptions whether failures and cancellations are listed as results are, the
   *     {@link Throwable} in the place of the result, and so do not fail the future
   */
  public static Future<List<@Nullable Object>> gather(
      Collection<? extends Awaitable<?>> awaitables, boolean returnExceptions) {
    return GatheringFuture.gather(awaitables, returnExceptions);
  }

  /**
   * Waits until {@code coroutine}, run as a task, is done, but no longer than {@code timeout}: then
   * cancels the task and waits for that.
   *
   * @param timeout how long to wait at most; null for ever
   * @return its result
   * @throws TimeoutException if it took longer
   */
  public static <T extends @Nullable Object> T waitFor(
      Coroutine<? extends T> coroutine, @Nullable Duration timeout) throws TimeoutException {
    return Waiting.waitFor(coroutine, timeout);
  }

  /** As {@link #waitFor(Coroutine, Duration)}, of a future or task. */
  public static <T extends @Nullable Object> T waitFor(
      Future<? extends T> future, @Nullable Duration timeout) throws TimeoutException {
    return Waiting.waitFor(future, timeout);
  }

  /**
   * A future that ends as {@code coroutine}, run as a task, does, and whose cancellation does not
   * cancel that.
   */
  public static <T extends @Nullable Object> Future<T> shield(Coroutine<T> coroutine) {
    return Waiting.shield(createTask(coroutine));
  }

  /** As {@link #shield(Coroutine)}, of a future or task. */
  public static <T extends @Nullable Object> Future<T> shield(Future<T> future) {
    return Waiting.shield(future);
  }

  /**
   * Waits for several futures or tasks, and cancels none of them. To be called as {@code
   * Asyncio.wait}: every Java object has methods of that name.
   *
   * @param timeout how long to wait at most; null for ever
   * @return which are done and which are not
   */
  public static <F extends Future<?>> Waited<F> wait(
      Collection<F> futures, @Nullable Duration timeout, ReturnWhen returnWhen) {
    return WaitingForSeveral.await(futures, timeout, returnWhen);
  }

  /**
   * Runs all awaitables at once.
   *
   * @return as many coroutines, to be run one after the other: each awaits the next that is done
   *     and has its result or failure
   */
  public static <T extends @Nullable Object> List<Coroutine<T>> asCompleted(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    return WaitingForSeveral.asCompleted(awaitables, null);
  }

  /**
   * As {@link #asCompleted(Collection)}, but the coroutines throw a {@link TimeoutException} once
   * {@code timeout} is over.
   */
  public static <T extends @Nullable Object> List<Coroutine<T>> asCompleted(
      Collection<? extends Awaitable<? extends T>> awaitables, Duration timeout) {
    return WaitingForSeveral.asCompleted(awaitables, timeout);
  }

  /** A time limit for a block of code, from now on; null for none. */
  public static Timeout timeout(@Nullable Duration delay) {
    EventLoop loop = RunningLoops.required();
    return new Timeout(delay == null ? null : (Double) (loop.time() + Seconds.of(delay)));
  }

  /** A time limit for a block of code, in seconds on the loop's clock; null for none. */
  public static Timeout timeoutAt(@Nullable Double when) {
    return new Timeout(when);
  }

  // ---- Threads ----

  /**
   * Calls {@code call} on a thread of the default executor, in a copy of the calling code's
   * context, and awaits the result.
   */
  public static <T extends @Nullable Object> T toThread(Callable<? extends T> call) {
    Context context = Context.captured();
    return Asyncio.<T>runInExecutor(context == null ? call : () -> context.run(call::call)).await();
  }

  /** Calls {@code call} on a thread of the default executor. */
  public static <T extends @Nullable Object> Future<T> runInExecutor(Callable<? extends T> call) {
    return RunningLoops.required().runInExecutor(call);
  }

  /** Calls {@code call} on a thread of {@code executor}. */
  public static <T extends @Nullable Object> Future<T> runInExecutor(
      Executor executor, Callable<? extends T> call) {
    return RunningLoops.required().runInExecutor(executor, call);
  }

  // ---- Looking at what goes on ----

  /**
   * The current task, where it is, and who awaits it. asyncio: {@code capture_call_graph} of Python
   * 3.14.
   *
   * @throws IllegalStateException outside a task
   */
  public static FutureCallGraph captureCallGraph() {
    return captureCallGraph(requireTask());
  }

  /** As {@link #captureCallGraph()}, of {@code future}, a task or not. */
  public static FutureCallGraph captureCallGraph(Future<?> future) {
    return Introspection.capture(future);
  }

  /** {@link #captureCallGraph()} as text. asyncio: {@code format_call_graph}. */
  public static String formatCallGraph() {
    return formatCallGraph(requireTask());
  }

  /** {@link #captureCallGraph(Future)} as text. */
  public static String formatCallGraph(Future<?> future) {
    return Introspection.format(captureCallGraph(future));
  }

  /** Prints {@link #formatCallGraph()} to {@code out}. asyncio: {@code print_call_graph}. */
  public static void printCallGraph(PrintStream out) {
    out.print(formatCallGraph());
  }

  /** Prints {@link #formatCallGraph(Future)} to {@code out}. */
  public static void printCallGraph(Future<?> future, PrintStream out) {
    out.print(formatCallGraph(future));
  }

  private static Task<?> requireTask() {
    Task<?> task = currentTask();
    if (task == null) {
      throw new IllegalStateException("a call graph without a future is that of the current task");
    }
    return task;
  }

  /**
   * Runs {@code coroutine} as a task of {@code loop}, for a thread that is not the loop's.
   *
   * @return the future of its result, to be waited for on that thread; to cancel it cancels the
   *     task. To block the loop's own thread, or a task of it, until it is done is an {@link
   *     IllegalStateException}, where asyncio's hangs; to {@link #await(CompletionStage)} it is not
   * @throws IllegalStateException if the loop is closed
   */
  public static <T extends @Nullable Object> CompletableFuture<T> runCoroutineThreadsafe(
      Coroutine<T> coroutine, EventLoop loop) {
    return ThreadBridges.runCoroutine(coroutine, loop);
  }

  /**
   * A future of the running loop that ends as {@code stage} does, on whatever thread; to cancel it
   * cancels the stage.
   */
  public static <T extends @Nullable Object> Future<T> wrapFuture(CompletionStage<T> stage) {
    return ThreadBridges.wrap(stage, RunningLoops.required());
  }

  /** Awaits the result of {@code stage}; see {@link #wrapFuture}. */
  public static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
    return wrapFuture(stage).await();
  }

  /**
   * The items of {@code publisher}, which is subscribed to as the first is awaited, and whose
   * subscription is cancelled as the generator is closed. asyncio has nothing like it.
   *
   * @param atOnce how many items to have the publisher send ahead
   */
  public static <T> AsyncGenerator<T> itemsOf(Flow.Publisher<T> publisher, int atOnce) {
    return PublisherSource.generator(publisher, atOnce);
  }

  /**
   * The values of {@code generator}, on the running loop, for one subscriber of any thread: awaited
   * as it asks for them, and closed as it cancels. Its methods are called on the loop's thread, so
   * they must not block. asyncio has nothing like it.
   */
  public static <T> Flow.Publisher<T> publisherOf(AsyncGenerator<T> generator) {
    EventLoop loop = RunningLoops.required();
    loop.handOut(); // Whoever has the publisher may subscribe, from any thread.
    return new PublishedGenerator<>(loop, generator);
  }
}
