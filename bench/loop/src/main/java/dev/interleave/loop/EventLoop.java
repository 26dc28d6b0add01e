package dev.interleave.loop;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Runs callbacks and the steps of tasks, one after the other, on one thread. asyncio: {@code
 * SelectorEventLoop}.
 *
 * <p>Each pass runs what is ready at its start, in the order in which it became so; what becomes
 * ready meanwhile is for the next pass. Between passes the loop looks at channels and timers, and
 * waits for them if nothing is ready.
 *
 * <p>Not thread-safe except for {@link #callSoonThreadsafe}: other methods are called on the loop's
 * thread, by its tasks, or while it does not run, and throw {@link IllegalStateException} elsewhere
 * or once the loop is closed.
 */
public final class EventLoop implements AutoCloseable {
  private final Mechanism mechanism;
  private final TimeSource clock;
  private final String name;
  private final boolean provable;
  private final @Nullable DebugMode debugMode;

  private final Channels channels = new Channels(this);
  private final Schedule schedule;
  private final ExecutorCalls executorCalls = new ExecutorCalls(this);
  private final ErrorReports errorReports = new ErrorReports(this);
  private final TaskList tasks = new TaskList();
  private final Set<AsyncGenerator<?>> generators = new LinkedHashSet<>();
  private final Resources resources = new Resources(this);

  /** The thread that runs the loop, while one does. */
  private volatile @Nullable Thread thread;

  /** The task that runs now, and the thread that its code sees as its own. */
  private @Nullable Task<?> currentTask;

  private @Nullable Thread taskThread;

  /** What the callback that runs now sees of context variables; a task has a context of its own. */
  @Nullable Context callbackContext;

  private final boolean eagerTasks;
  private volatile boolean closed;

  /** Whether code outside this package has ever had this object. */
  private volatile boolean handedOut;

  /** A loop with {@link LoopOptions#DEFAULTS}. */
  public EventLoop() {
    this(LoopOptions.DEFAULTS, true);
  }

  /**
   * A loop with the given options.
   *
   * @throws UnsupportedOperationException if this JVM was not started for the mechanism asked for
   */
  public EventLoop(LoopOptions options) {
    this(options, true);
  }

  EventLoop(LoopOptions options, boolean handedOut) {
    this.handedOut = handedOut;
    Mechanism wanted = options.mechanism();
    mechanism = wanted == null ? Mechanism.best() : wanted.required();
    clock = options.clock();
    name = options.name();
    eagerTasks = options.eagerTasks();
    schedule = new Schedule(this, clock, channels, new Standstill(this, options));
    debugMode = options.debug() ? new DebugMode(this, options) : null;
    provable = options.deadlocks() == DeadlockDetection.PROVABLE;
  }

  /** How the loop's tasks are suspended and resumed. */
  public Mechanism mechanism() {
    return mechanism;
  }

  /** The loop's name. */
  public String name() {
    return name;
  }

  /** Now, in seconds on the loop's clock. */
  public double time() {
    return clock.time();
  }

  // ---- Running ----

  /**
   * Runs until {@link #stop} is called, on the calling thread.
   *
   * @throws IllegalStateException if this loop runs, or another one on this thread, or if the
   *     thread is a virtual one
   * @throws DeadlockException if tasks wait and nothing can wake the loop any more
   */
  public void runForever() {
    checkClosed();
    if (isRunning()) {
      throw new IllegalStateException("This event loop is already running");
    }
    if (RunningLoops.current() != null) {
      throw new IllegalStateException(
          "Cannot run the event loop while another loop is running on this thread");
    }
    if (Thread.currentThread().isVirtual()) {
      throw new IllegalStateException("An event loop needs a platform thread to run on");
    }
    thread = Thread.currentThread();
    RunningLoops.add(this);
    if (debugMode != null) {
      debugMode.watch();
    }
    try {
      schedule.runUntilStopped();
    } finally {
      thread = null;
      RunningLoops.remove(this);
    }
  }

  /** Makes a task of {@code coroutine} and runs until it is done; see the other overload. */
  public <T extends @Nullable Object> T runUntilComplete(Coroutine<T> coroutine) {
    checkClosed();
    return runUntilComplete(createTask(coroutine));
  }

  /**
   * Runs until {@code future} is done, on the calling thread.
   *
   * <p>Throws the very exception that the future failed with, checked or not.
   *
   * @return its result
   * @throws IllegalStateException if the loop was stopped before, and as {@link #runForever} does
   */
  public <T extends @Nullable Object> T runUntilComplete(Future<T> future) {
    if (future.loop != this) {
      throw new IllegalArgumentException("The future belongs to a different loop: " + future);
    }
    Consumer<Future<T>> whenDone = done -> stop();
    future.addDoneCallback(whenDone);
    try {
      runForever();
    } finally {
      future.removeDoneCallback(whenDone);
    }
    if (!future.done()) {
      throw new IllegalStateException("Event loop stopped before Future completed.");
    }
    return future.result();
  }

  /** Has the loop stop at the end of this pass, or after one pass if it does not run yet. */
  public void stop() {
    schedule.stop();
  }

  /** Whether the loop runs now. */
  public boolean isRunning() {
    return thread != null;
  }

  /** Whether the loop was closed. */
  public boolean isClosed() {
    return closed;
  }

  /**
   * Closes the loop for good: drops what is scheduled, unwinds tasks that are not done, and shuts
   * the default executor down without waiting for it.
   *
   * @throws IllegalStateException if the loop runs
   */
  @Override
  public void close() {
    if (isRunning()) {
      throw new IllegalStateException("Cannot close a running event loop");
    }
    if (closed) {
      return;
    }
    errorReports.reportAll();
    closed = true;
    destroyTasks();
    schedule.clear();
    resources.close();
    executorCalls.shutdownNow();
    channels.close();
  }

  private void destroyTasks() {
    for (Task<?> task : tasks.snapshot()) {
      callExceptionHandler(
          new ExceptionContext("Task was destroyed but it is pending!", null, task, null));
      if (!Thread.currentThread().isVirtual()) {
        thread = Thread.currentThread();
        RunningLoops.add(this); // Its clean-up may look for the loop, and finds a closed one.
        try {
          task.destroy();
        } finally {
          RunningLoops.remove(this);
          thread = null;
        }
      }
    }
  }

  // ---- Scheduling ----

  /** Has {@code callback} run in the next pass, in a copy of the calling code's context. */
  public Handle callSoon(Runnable callback) {
    return callSoon(callback, Context.captured());
  }

  /** Has {@code callback} run in the next pass and in {@code context}; null for an empty one. */
  public Handle callSoon(Runnable callback, @Nullable Context context) {
    Handle handle = new Handle(callback, context);
    remember(handle);
    enqueue(handle);
    return handle;
  }

  /** Has {@code callback} run after {@code delay}, in a copy of the calling code's context. */
  public TimerHandle callLater(Duration delay, Runnable callback) {
    return callLater(delay, callback, Context.captured());
  }

  /** As {@link #callLater(Duration, Runnable)}, but in {@code context}; null for an empty one. */
  public TimerHandle callLater(Duration delay, Runnable callback, @Nullable Context context) {
    return callAt(time() + Seconds.of(delay), callback, context);
  }

  /** Has {@code callback} run at {@code when}, in seconds on the loop's clock. */
  public TimerHandle callAt(double when, Runnable callback) {
    return callAt(when, callback, Context.captured());
  }

  /** As {@link #callAt(double, Runnable)}, but in {@code context}; null for an empty one. */
  public TimerHandle callAt(double when, Runnable callback, @Nullable Context context) {
    checkClosed();
    checkThread();
    TimerHandle timer = schedule.addTimer(when, callback, context);
    remember(timer);
    return timer;
  }

  /** Has {@code future} end after {@code delay}, with null as its result. */
  TimerHandle endLater(Duration delay, Future<?> future) {
    checkClosed();
    checkThread();
    TimerHandle timer = schedule.addEnd(time() + Seconds.of(delay), future);
    remember(timer);
    return timer;
  }

  /**
   * Has {@code callback} run in the next pass, and wakes the loop if it sleeps. For any thread.
   *
   * @throws IllegalStateException if the loop is closed
   */
  public Handle callSoonThreadsafe(Runnable callback) {
    return callSoonThreadsafe(callback, Context.captured());
  }

  /**
   * As {@link #callSoonThreadsafe(Runnable)}, but in {@code context}; null for an empty one. A
   * context is for one thread at a time: one that was made for the callback, or copied.
   */
  public Handle callSoonThreadsafe(Runnable callback, @Nullable Context context) {
    checkClosed();
    Handle handle = new Handle(callback, context);
    remember(handle);
    enqueueFromAnywhere(handle);
    return handle;
  }

  /** As {@link #callSoonThreadsafe}, but does nothing once the loop is closed. */
  void callSoonIfOpen(Runnable callback) {
    enqueueFromAnywhere(new Handle(callback));
  }

  /** Schedules a handle for the next pass. */
  void enqueue(Handle handle) {
    checkClosed();
    checkThread();
    schedule.add(handle);
  }

  /** Schedules a handle for the next pass, from any thread; does nothing once closed. */
  void enqueueFromAnywhere(Handle handle) {
    if (closed) {
      return;
    }
    if (isInside(Thread.currentThread())) {
      schedule.add(handle);
    } else {
      enqueueFromAnotherThread(handle);
    }
  }

  void enqueueFromAnotherThread(Handle handle) {
    schedule.addFromAnotherThread(handle);
  }

  /** A future of this loop. */
  public <T extends @Nullable Object> Future<T> createFuture() {
    return new Future<>(this);
  }

  /** A task that runs {@code coroutine}, from the next pass on unless tasks start eagerly. */
  public <T extends @Nullable Object> Task<T> createTask(Coroutine<? extends T> coroutine) {
    return createTask(coroutine, TaskOptions.DEFAULTS);
  }

  /** As {@link #createTask(Coroutine)}, with a name for the task. */
  public <T extends @Nullable Object> Task<T> createTask(
      Coroutine<? extends T> coroutine, String taskName) {
    return createTask(coroutine, TaskOptions.DEFAULTS.named(taskName));
  }

  /** As {@link #createTask(Coroutine)}, with options for the task. */
  public <T extends @Nullable Object> Task<T> createTask(
      Coroutine<? extends T> coroutine, TaskOptions options) {
    Task<T> task = new Task<>(this, coroutine, options);
    Boolean eager = options.eager();
    task.start(eager == null ? eagerTasks : eager);
    return task;
  }

  /** The loop's tasks that are not done, oldest first. asyncio: {@code all_tasks}. */
  public List<Task<?>> allTasks() {
    return tasks.snapshot();
  }

  // ---- Threads ----

  /** Calls {@code call} on a thread of the default executor; see the other overload. */
  public <T extends @Nullable Object> Future<T> runInExecutor(Callable<? extends T> call) {
    checkClosed();
    return executorCalls.submit(null, call);
  }

  /**
   * Calls {@code call} on a thread of {@code executor}.
   *
   * @return the future of its result; to cancel it has no effect on a call that has begun
   */
  public <T extends @Nullable Object> Future<T> runInExecutor(
      Executor executor, Callable<? extends T> call) {
    checkClosed();
    return executorCalls.submit(executor, call);
  }

  /** Awaits the end of the default executor's calls, up to five minutes as asyncio does. */
  public void shutdownDefaultExecutor() {
    shutdownDefaultExecutor(Duration.ofMinutes(5));
  }

  /**
   * Awaits the end of the default executor's calls; it takes no more from now on. Those that have
   * not ended in time are given to the exception handler, and interrupted.
   */
  public void shutdownDefaultExecutor(Duration timeout) {
    executorCalls.shutdown(timeout);
  }

  /** Awaits the end of the generators that were left before theirs. */
  public void shutdownAsyncGenerators() {
    List<AsyncGenerator<?>> left = generators();
    List<Coroutine<?>> closings = new ArrayList<>();
    left.forEach(generator -> closings.add(Coroutine.of(generator::close)));
    for (Object result : Asyncio.gather(closings, true).await()) {
      if (result instanceof Throwable failure && !(failure instanceof CancelledError)) {
        callExceptionHandler(
            ExceptionContext.of(
                "an error occurred during closing of asynchronous generator", failure));
      }
    }
  }

  // ---- Channels ----

  /** Calls {@code callback} in each pass in which {@code channel} can be read or accept. */
  public void addReader(SelectableChannel channel, Runnable callback) {
    channels.addReader(channel, new Handle(callback, Context.captured()));
  }

  /** Takes {@link #addReader} back; false if there is nothing to take back. */
  public boolean removeReader(SelectableChannel channel) {
    return channels.removeReader(channel);
  }

  /** Calls {@code callback} in each pass in which {@code channel} can be written or connects. */
  public void addWriter(SelectableChannel channel, Runnable callback) {
    channels.addWriter(channel, new Handle(callback, Context.captured()));
  }

  /** Takes {@link #addWriter} back; false if there is nothing to take back. */
  public boolean removeWriter(SelectableChannel channel) {
    return channels.removeWriter(channel);
  }

  /** Awaits that the non-blocking {@code channel} is connected to {@code address}. */
  public void sockConnect(SocketChannel channel, SocketAddress address) throws IOException {
    Sockets.connect(this, channels, channel, address);
  }

  /** Awaits a connection to the non-blocking {@code server}, and makes it non-blocking too. */
  public SocketChannel sockAccept(ServerSocketChannel server) throws IOException {
    return Sockets.accept(this, channels, server);
  }

  /**
   * Awaits bytes from the non-blocking {@code channel}.
   *
   * @return how many came into {@code buffer}, or -1 at the end of the stream
   */
  public int sockRecv(SocketChannel channel, ByteBuffer buffer) throws IOException {
    return Sockets.receive(this, channels, channel, buffer);
  }

  /** Awaits that the non-blocking {@code channel} has taken all of {@code buffer}. */
  public void sockSendAll(SocketChannel channel, ByteBuffer buffer) throws IOException {
    Sockets.sendAll(this, channels, channel, buffer);
  }

  /** What is closed together with the loop if nobody closed it before: a transport, say. */
  public Resources resources() {
    return resources;
  }

  // ---- Errors ----

  /** Sets what takes the errors that nothing else could take; null for a log of them. */
  public void setExceptionHandler(@Nullable ExceptionHandler handler) {
    errorReports.setHandler(handler);
  }

  /** Gives an error to the exception handler. */
  public void callExceptionHandler(ExceptionContext context) {
    errorReports.report(context);
  }

  @Nullable DebugMode debugMode() {
    return debugMode;
  }

  /** In debug mode, keeps where {@code made} was made. */
  void remember(Object made) {
    if (debugMode != null) {
      debugMode.remember(made);
    }
  }

  List<StackTraceElement> originOf(@Nullable Object made) {
    return debugMode == null ? List.of() : debugMode.originOf(made);
  }

  void checkThreadInDebugMode() {
    if (debugMode != null) {
      checkThread();
    }
  }

  Schedule schedule() {
    return schedule;
  }

  Unretrieved expectRetrieval(Future<?> future, Throwable exception) {
    return errorReports.expectRetrieval(future, exception);
  }

  void forget(Unretrieved unretrieved) {
    errorReports.forget(unretrieved);
  }

  void reportUnretrieved() {
    errorReports.reportAll();
  }

  // ---- Where we are ----

  /** Whether {@code candidate} runs this loop, or is the thread of the task that runs now. */
  boolean isInside(Thread candidate) {
    return candidate == taskThread || candidate == thread;
  }

  /** The thread whose stack shows what runs now, seen from any thread. */
  @Nullable Thread threadOfCode() {
    Thread now = taskThread;
    return now != null ? now : thread;
  }

  boolean isThread(Thread candidate) {
    return candidate == thread;
  }

  /** The task that runs now, if any. */
  @Nullable Task<?> currentTask() {
    return currentTask;
  }

  void enter(Task<?> task, Thread itsThread) {
    currentTask = task;
    taskThread = itsThread;
  }

  void leave() {
    currentTask = null;
    taskThread = null;
  }

  void add(Task<?> task) {
    tasks.add(task);
  }

  void remove(Task<?> task) {
    tasks.remove(task);
  }

  @Nullable Task<?> firstTask(Predicate<Task<?>> wanted) {
    return tasks.first(wanted);
  }

  List<AsyncGenerator<?>> generators() {
    return List.copyOf(generators);
  }

  /** Called before code outside this package gets this object; see {@link DeadlockDetection}. */
  void handOut() {
    if (!handedOut) {
      if (provable && thread != null && !isInside(Thread.currentThread())) {
        throw new IllegalStateException(
            "This event loop can be had on its own thread alone, as it was not handed out yet: "
                + "get it there, by runningLoop(), and give it to other threads");
      }
      handedOut = true;
    }
  }

  boolean isHandedOut() {
    return handedOut;
  }

  void add(AsyncGenerator<?> generator) {
    generators.add(generator);
  }

  void remove(AsyncGenerator<?> generator) {
    generators.remove(generator);
  }

  /** The task that the calling thread runs. */
  Task<?> taskToSuspend() {
    Task<?> task = currentTask;
    if (task != null && taskThread == Thread.currentThread()) {
      return task;
    }
    EventLoop here = RunningLoops.current();
    if (here == null || here == this || here.currentTask == null) {
      throw new IllegalStateException(
          "await outside a task: only code that a task runs can wait for a future");
    }
    return here.currentTask;
  }

  void checkClosed() {
    if (closed) {
      Task<?> task = currentTask;
      if (task != null && taskThread == Thread.currentThread()) {
        task.refuseToGoOn();
      }
      throw new IllegalStateException("Event loop is closed");
    }
  }

  void checkThread() {
    if (thread != null && !isInside(Thread.currentThread())) {
      throw new IllegalStateException(
          "Non-thread-safe operation invoked on an event loop other than the current one: "
              + "use callSoonThreadsafe");
    }
  }

  @Override
  public String toString() {
    return "<EventLoop " + name + " running=" + isRunning() + " closed=" + closed + ">";
  }
}
