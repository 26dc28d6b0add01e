package dev.interleave.services;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM that serves. It ends with {@link #close} or with this process, whatever ends that. */
public final class ServerProcess implements AutoCloseable {
  /** A database takes its time to end. */
  private static final int SECONDS_TO_END = 10;

  private final Process process;
  private final BufferedReader output;
  private final Announcement announcement;

  private ServerProcess(Process process, BufferedReader output, Announcement announcement) {
    this.process = process;
    this.output = output;
    this.announcement = announcement;
  }

  /**
   * Starts a server of this process's class path, and waits until it serves.
   *
   * @param server its name, for messages
   * @param main prints an {@link Announcement}, and ends as {@link Parent} does
   * @throws IOException if it can't be started; the message says why
   */
  public static ServerProcess start(String server, Class<?> main, List<String> arguments)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader output = process.inputReader();
    try {
      return new ServerProcess(process, output, Announcement.read(output, server));
    } catch (IOException failed) {
      process.destroyForcibly();
      throw failed;
    }
  }

  /** What it said of itself. */
  public Announcement announcement() {
    return announcement;
  }

  /** It and all that it has started, as of now. */
  public List<ProcessHandle> processes() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> all = processes();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        all.forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException interrupted) {
      all.forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    } finally {
      output.close();
    }
  }
}
