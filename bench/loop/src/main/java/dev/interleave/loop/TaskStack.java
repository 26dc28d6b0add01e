package dev.interleave.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stack of a task's coroutine, without the frames that are the loop's or the JDK's own. */
final class TaskStack {

  /** What is below and above a coroutine; what is not, as {@code Queue.get}, is to be seen. */
  private static final Set<String> MACHINERY =
      Stream.of(
              Task.class,
              Future.class,
              Continuation.class,
              ScheduledThread.class,
              HandoffThread.class,
              AsyncGenerator.class,
              Coroutine.class,
              Waiting.class,
              WaitingForSeveral.class,
              Introspection.class,
              GraphWalk.class,
              TaskStack.class)
          .map(Class::getName)
          .collect(Collectors.toUnmodifiableSet());

  private TaskStack() {}

  /** Innermost frame first; of a task that is in a generator, the generator's frames first. */
  static List<StackTraceElement> of(Task<?> task) {
    List<StackTraceElement> frames = new ArrayList<>();
    for (Continuation here = task.continuation(); here != null && !task.done(); ) {
      frames.addAll(cleaned(here.thread().getStackTrace()));
      here = callerOf(here, task);
    }
    return frames;
  }

  private static @Nullable Continuation callerOf(Continuation inner, Task<?> task) {
    for (AsyncGenerator<?> generator : task.loop.generators()) {
      if (generator.runsIn(inner)) {
        return generator.caller();
      }
    }
    return null;
  }

  static List<StackTraceElement> cleaned(StackTraceElement[] frames) {
    return Arrays.stream(frames).filter(frame -> !isMachinery(frame)).toList();
  }

  private static boolean isMachinery(StackTraceElement frame) {
    String name = frame.getClassName();
    int nested = name.indexOf('$');
    return frame.getMethodName().endsWith("CallGraph")
        || MACHINERY.contains(nested < 0 ? name : name.substring(0, nested))
        || name.startsWith("java.lang.VirtualThread")
        || name.startsWith("java.lang.Thread")
        || name.startsWith("java.lang.System$")
        || name.startsWith("java.util.concurrent.locks.LockSupport")
        || name.startsWith("jdk.internal.");
  }
}
