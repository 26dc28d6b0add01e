package dev.interleave.runner.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A child process that is talked with line by line. It ends when its input is closed, which the
 * system does even if this process is killed; where it does not, it is killed.
 */
final class Child implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int WORDS = 3;

  /** Stands for the end of the output. */
  private static final Optional<String> END = Optional.empty();

  private final Process process;
  private final Path errors;
  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
  private volatile boolean listening = true;

  private Child(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  /**
   * Starts it.
   *
   * @param errors takes what it prints to its standard error
   */
  static Child start(ProcessBuilder builder, Path errors) throws IOException {
    Child child = new Child(builder.redirectError(errors.toFile()).start(), errors);
    Thread.ofPlatform().daemon().name("output of a child").start(child::pump);
    return child;
  }

  private void pump() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (listening) {
          lines.add(Optional.of(line));
        }
      }
    } catch (IOException e) {
      listening = false; // It was killed.
    }
    lines.add(END);
  }

  /** The next line that it prints; empty if it ends before, or takes longer than this. */
  Optional<String> line(Duration limit) {
    try {
      Optional<String> line = lines.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null) {
        return END;
      }
      if (line.isEmpty()) {
        lines.add(END); // Whoever asks again gets the same answer.
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return END;
    }
  }

  /** What it prints from now on is read and forgotten, so that it is never blocked. */
  void ignore() {
    listening = false;
    lines.clear();
  }

  /** Writes a line to its input. */
  void tell(String line) throws IOException {
    OutputStream input = process.getOutputStream();
    input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    input.flush();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** How it ended, or that it did not, with the last that it had to say. */
  String end() {
    String words = lastWords();
    String how =
        process.isAlive() ? "it still runs" : "it ended with exit code " + process.exitValue();
    return words.isEmpty() ? how : how + ", and its last words are \"" + words + "\"";
  }

  private String lastWords() {
    try {
      List<String> all =
          Files.readAllLines(errors, StandardCharsets.ISO_8859_1).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
      return String.join(" / ", all.subList(Math.max(0, all.size() - WORDS), all.size()));
    } catch (IOException e) {
      return "";
    }
  }

  /** Waits for its end for so long; false if it still runs. */
  boolean hasEnded(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /** Kills it and all that it started. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      kill(); // Its input is broken: it has gone, or is going.
    }
    hasEnded(PATIENCE);
    kill();
    hasEnded(PATIENCE);
  }
}
