package dev.interleave.runner.fork;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts a child process and waits for its end; a fake in tests of what to start when. */
public interface Launcher {

  /**
   * A process to start.
   *
   * @param command the program and its arguments
   * @param environment variables to set besides those that are
   * @param log where to keep all that it prints, or null
   * @param limit how long it may take; asked again while it runs
   */
  record Launch(
      List<String> command,
      Map<String, String> environment,
      @Nullable Path log,
      Supplier<Duration> limit) {
    public Launch {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  /** How a process ended. */
  record Ended(int exitCode, boolean timedOut, Duration took) {}

  /**
   * Runs the process to its end; afterwards nothing that it started is left.
   *
   * @param lines takes each line that it prints, on a thread of its own
   * @throws IOException if it can't be started, or the log can't be written
   */
  Ended run(Launch launch, Consumer<String> lines) throws IOException;

  /** Kills the process that {@link #run} waits for and all that it started, from any thread. */
  void kill();
}
