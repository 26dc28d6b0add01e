package dev.interleave.runner.fork;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Real child processes. */
public final class ProcessLauncher implements Launcher {
  /** Waking up costs the measured process something: seldom enough not to show. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final Duration DRAIN = Duration.ofSeconds(5);

  /** A benchmark that prints without end must not fill the disk. */
  private static final long LOG_LIMIT = 8L << 20;

  private final Offspring offspring;
  private final Runnable onLook;
  private volatile @Nullable Process running;
  private volatile boolean killed;

  /**
   * @param offspring finds what the children leave behind
   * @param onLook called about once a second while a child runs
   */
  public ProcessLauncher(Offspring offspring, Runnable onLook) {
    this.offspring = offspring;
    this.onLook = onLook;
  }

  @Override
  public Ended run(Launch launch, Consumer<String> lines) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(launch.command()).redirectErrorStream(true);
    builder.environment().putAll(launch.environment());
    builder.environment().put(Offspring.VARIABLE, offspring.mark());
    long start = System.nanoTime();
    Process process = builder.start();
    running = process;
    try {
      process.getOutputStream().close();
      AtomicReference<@Nullable IOException> unwritten = new AtomicReference<>();
      Thread reader =
          Thread.ofPlatform()
              .daemon()
              .name("fork output")
              .start(() -> pump(process, launch.log(), lines, unwritten));
      boolean timedOut = await(process, launch, start);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      killTree(process);
      int exitCode = process.waitFor();
      reader.join(DRAIN);
      IOException failure = unwritten.get();
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

  /** Reads to the end even when the log can't be written: a full pipe would block the child. */
  private static void pump(
      Process process,
      @Nullable Path log,
      Consumer<String> lines,
      AtomicReference<@Nullable IOException> unwritten) {
    try (BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Writer writer = log == null ? Writer.nullWriter() : Files.newBufferedWriter(log)) {
      long written = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.accept(line);
        written += line.length() + 1;
        if (unwritten.get() == null && written <= LOG_LIMIT) {
          keep(writer, line, unwritten);
        }
      }
      if (written > LOG_LIMIT) {
        keep(writer, "... cut here: " + written + " characters in all", unwritten);
      }
    } catch (IOException e) {
      unwritten.compareAndSet(null, process.isAlive() ? e : unwritten.get());
    }
  }

  private static void keep(
      Writer writer, String line, AtomicReference<@Nullable IOException> unwritten) {
    try {
      writer.write(line);
      writer.write('\n');
    } catch (IOException e) {
      unwritten.set(e);
    }
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
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    offspring.kill();
  }
}
