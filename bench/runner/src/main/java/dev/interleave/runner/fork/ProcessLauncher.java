package dev.interleave.runner.fork;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Real child processes. */
public final class ProcessLauncher implements Launcher {
  /** Waking up costs the measured process something: seldom enough not to show. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final Duration DRAIN = Duration.ofSeconds(5);

  private final Offspring offspring = Offspring.ofThisProcess();
  private final Offspring workers;
  private final Runnable onLook;
  private volatile @Nullable Process running;
  private volatile boolean killed;

  /**
   * @param workers finds what works for the same results
   * @param onLook called about once a second while a child runs
   */
  public ProcessLauncher(Offspring workers, Runnable onLook) {
    this.workers = workers;
    this.onLook = onLook;
  }

  @Override
  public Ended run(Launch launch, Consumer<String> lines) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(launch.command()).redirectErrorStream(true);
    builder.environment().putAll(launch.environment());
    builder.environment().putAll(offspring.environment());
    builder.environment().putAll(workers.environment());
    long start = System.nanoTime();
    Process process = builder.start();
    running = process;
    try {
      process.getOutputStream().close();
      LogFile log = new LogFile(launch.log());
      Thread reader =
          Thread.ofPlatform()
              .daemon()
              .name("fork output")
              .start(
                  () ->
                      pump(
                          process,
                          line -> {
                            log.accept(line);
                            lines.accept(line);
                          }));
      boolean timedOut = await(process, launch, start);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      killTree(process);
      int exitCode = process.waitFor();
      reader.join(DRAIN);
      log.close();
      IOException failure = log.failure();
      if (failure != null) {
        throw failure;
      }
      return new Ended(exitCode, timedOut, took);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      killTree(process);
      running = null;
    }
  }

  private boolean await(Process process, Launch launch, long start) throws InterruptedException {
    while (!killed && !process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
      onLook.run();
      if (System.nanoTime() - start > launch.limit().get().toNanos()) {
        return true;
      }
    }
    return false;
  }

  private static void pump(Process process, Consumer<String> lines) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.accept(line);
      }
    } catch (IOException e) {
      lines.accept("(the rest of the output could not be read: " + e + ")");
    }
  }

  @Override
  public int killLeftovers() {
    return workers.kill();
  }

  @Override
  public void kill() {
    killed = true;
    Process process = running;
    if (process != null) {
      killTree(process);
    }
  }

  private void killTree(Process process) {
    List<ProcessHandle> descendants = process.descendants().toList();
    // By its handle: Process.destroyForcibly would also close the output that is still being read.
    process.toHandle().destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    offspring.kill();
  }
}
