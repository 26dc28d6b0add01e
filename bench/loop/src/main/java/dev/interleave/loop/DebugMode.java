package dev.interleave.loop;

import static java.lang.System.Logger.Level.WARNING;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a loop does more in debug mode: it knows where tasks and callbacks come from, and reports
 * those that keep it from the others for long. asyncio: {@code set_debug}.
 */
final class DebugMode {
  private static final System.Logger LOG = System.getLogger(EventLoop.class.getName());

  private final EventLoop loop;
  private final long slowNanos;
  private final Map<Object, Throwable> origins = Collections.synchronizedMap(new WeakHashMap<>());

  /** What runs now, since when, and where it was when it had run for long; for two threads. */
  private volatile @Nullable Run running;

  private static final class Run {
    final long start = System.nanoTime();
    volatile List<StackTraceElement> sample = List.of();
  }

  DebugMode(EventLoop loop, LoopOptions options) {
    this.loop = loop;
    slowNanos = options.slowCallbackDuration().toNanos();
  }

  /** Keeps that {@code made}, a task or handle, was made by the calling code. */
  void remember(Object made) {
    origins.put(made, new Throwable());
  }

  /** Where {@code made} was made; empty if that is not known. */
  List<StackTraceElement> originOf(@Nullable Object made) {
    Throwable origin = made == null ? null : origins.get(made);
    return origin == null ? List.of() : TaskStack.cleaned(origin.getStackTrace());
  }

  /** Runs {@code handle}, and reports it if that takes long. */
  void run(Handle handle) {
    Run run = new Run();
    running = run;
    try {
      handle.run(loop);
    } finally {
      running = null;
    }
    long taken = System.nanoTime() - run.start;
    if (taken >= slowNanos) {
      StringBuilder text = new StringBuilder();
      text.append("Executing %s took %.3f seconds".formatted(handle, taken / 1e9));
      append(text, "\nwhile it did, it was at:", run.sample);
      append(text, "\nit was made at:", originOf(handle.source()));
      LOG.log(WARNING, text.toString());
    }
  }

  static void append(StringBuilder text, String title, List<StackTraceElement> frames) {
    if (!frames.isEmpty()) {
      text.append(title);
      frames.forEach(frame -> text.append("\n\tat ").append(frame));
    }
  }

  /** Looks from outside what runs for long, as long as the loop runs. */
  void watch() {
    Thread.ofPlatform().daemon().name(loop.name() + "-watcher").start(this::sample);
  }

  private void sample() {
    long pause = Math.clamp(slowNanos / 4_000_000, 1, 1_000);
    while (loop.isRunning()) {
      Run run = running;
      if (run != null && run.sample.isEmpty() && System.nanoTime() - run.start > slowNanos / 2) {
        Thread thread = loop.threadOfCode();
        if (thread != null) {
          run.sample = TaskStack.cleaned(thread.getStackTrace());
        }
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException interrupt) {
        return;
      }
    }
  }
}
