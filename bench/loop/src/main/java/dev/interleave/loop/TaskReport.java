package dev.interleave.loop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What all loops of this JVM do now, for {@link TaskAgent}. To be called on any thread. */
final class TaskReport {
  private static final long PATIENCE_SECONDS = 1;

  private TaskReport() {}

  /** Named in {@link TaskAgent}, which finds it by reflection. */
  static String ofAllLoops() {
    StringBuilder text = new StringBuilder();
    for (EventLoop loop : RunningLoops.all()) {
      text.append(of(loop)).append('\n');
    }
    return text.isEmpty() ? "No event loop runs in this process.\n" : text.toString();
  }

  private static String of(EventLoop loop) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    loop.callSoonIfOpen(
        () -> {
          try {
            answer.complete(Introspection.taskTable(loop) + '\n' + Introspection.taskTree(loop));
          } catch (Throwable failure) {
            answer.completeExceptionally(failure);
          }
        });
    try {
      return loop + "\n\n" + answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException busy) {
      return loop
          + "\n\nIt does not answer: a callback or a step of a task takes long.\n"
          + busy(loop);
    } catch (ExecutionException failed) {
      return loop + "\n\nIts tasks could not be listed: " + failed.getCause() + "\n";
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      return loop + "\n\nInterrupted before it answered.\n";
    }
  }

  /** The stack of what runs, seen from outside. */
  private static String busy(EventLoop loop) {
    Thread thread = loop.threadOfCode();
    if (thread == null) {
      return "By now it has ended.\n";
    }
    StringBuilder text = new StringBuilder("In ").append(thread).append('\n');
    for (StackTraceElement frame : thread.getStackTrace()) {
      text.append("  |   at ").append(frame).append('\n');
    }
    return text.toString();
  }
}
