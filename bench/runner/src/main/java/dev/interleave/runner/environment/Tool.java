package dev.interleave.runner.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Short-lived programs that are asked one thing, such as git. */
public final class Tool {
  private static final long SECONDS = 60;

  private Tool() {}

  /** What a program answered; {@code output} holds both of its streams. */
  public record Answer(int exitCode, String output) {}

  /** Asks a program; empty if there is no such program or it does not end. */
  public static Optional<Answer> ask(@Nullable Path folder, List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              // The empty path is this folder to Java, and none to the system.
              .directory(folder == null ? null : folder.toAbsolutePath().toFile())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      Thread watchdog = Thread.ofVirtual().start(() -> killLate(process));
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exitCode = process.waitFor();
      watchdog.interrupt();
      return Optional.of(new Answer(exitCode, output));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static void killLate(Process process) {
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
