package dev.interleave.loop;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The agent that {@link Tasks}, or {@code jcmd <pid> JVMTI.agent_load <this jar> <file>}, loads
 * into a JVM: it writes what the loops there do to a file, and leaves nothing behind.
 */
public final class TaskAgent {
  private TaskAgent() {}

  /**
   * Writes the report.
   *
   * @param file the absolute path of the file to write
   */
  public static void agentmain(String file, Instrumentation instrumentation) throws Exception {
    if (file == null || !Path.of(file).isAbsolute()) {
      throw new IllegalArgumentException(
          "The agent's option is " + file + ", it must be the absolute path of a file to write");
    }
    StringBuilder text = new StringBuilder();
    for (ClassLoader loader : loaders(instrumentation)) {
      Method report =
          Class.forName("dev.interleave.loop.TaskReport", true, loader)
              .getDeclaredMethod("ofAllLoops");
      report.setAccessible(true);
      text.append(report.invoke(null));
    }
    if (text.isEmpty()) {
      text.append("No event loop runs in this process.\n");
    }
    Files.writeString(Path.of(file), text, StandardCharsets.UTF_8);
  }

  /** The program's copies of this library: not necessarily this one, nor only one. */
  private static Set<ClassLoader> loaders(Instrumentation instrumentation) {
    Set<ClassLoader> loaders = new LinkedHashSet<>();
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (loaded.getName().equals("dev.interleave.loop.RunningLoops")
          && loaded.getClassLoader() != null) {
        loaders.add(loaded.getClassLoader());
      }
    }
    return loaders;
  }
}
