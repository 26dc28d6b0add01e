package dev.interleave.loop;

import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exception that a future failed with and that nobody has seen yet. The loop's exception handler
 * is told of it when the future becomes garbage, or else when the loop closes. asyncio: {@code
 * Future.__del__}.
 */
final class Unretrieved implements Runnable {
  private static final Cleaner CLEANER =
      Cleaner.create(Thread.ofPlatform().daemon().name("interleave-loop-cleaner").factory());

  private final EventLoop loop;
  private final WeakReference<Future<?>> future;
  private final String message;
  private final Throwable exception;
  private final List<StackTraceElement> origin;
  private final Cleaner.Cleanable cleanable;
  private volatile boolean settled;

  Unretrieved(EventLoop loop, Future<?> future, Throwable exception) {
    this.loop = loop;
    this.future = new WeakReference<>(future);
    this.message = (future instanceof Task ? "Task" : "Future") + " exception was never retrieved";
    this.exception = exception;
    this.origin = loop.originOf(future);
    this.cleanable = CLEANER.register(future, this);
  }

  /** The exception was seen. */
  void retrieved() {
    settled = true;
    loop.forget(this);
    cleanable.clean();
  }

  /** Tells the exception handler, once. */
  void report() {
    if (!settled) {
      settled = true;
      loop.forget(this);
      @Nullable Future<?> source = future.get();
      loop.callExceptionHandler(new ExceptionContext(message, exception, source, null, origin));
    }
  }

  /** The future is garbage. Called by the cleaner's thread, and by {@link #retrieved}. */
  @Override
  public void run() {
    if (settled) {
      return;
    }
    if (loop.isRunning()) {
      loop.callSoonIfOpen(this::report);
    } else {
      report(); // It may never run again.
    }
  }
}
