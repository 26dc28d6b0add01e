package dev.interleave.runner.fork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Processes that carry a mark in their environment. Descendants inherit it, and keep it when their
 * parent dies and they become someone else's children, which the tree of processes no longer shows.
 * Where there is no /proc only the tree is left.
 *
 * @param proc normally {@code /proc}
 * @param variable the environment variable that holds the mark
 * @param mark its value
 */
public record Offspring(Path proc, String variable, String mark) {
  private static final Path PROC = Path.of("/proc");
  private static final int SWEEPS = 10;

  /** Whatever works for the results in this folder, no matter which runner started it. */
  public static Offspring of(Path folder) {
    return new Offspring(PROC, "INTERLEAVE_OUT", folder.toAbsolutePath().normalize().toString());
  }

  /** What this process starts. */
  public static Offspring ofThisProcess() {
    return new Offspring(
        PROC, "INTERLEAVE_RUN", ProcessHandle.current().pid() + "-" + UUID.randomUUID());
  }

  /** The mark, for the environment of a new process. */
  public Map<String, String> environment() {
    return Map.of(variable, mark);
  }

  /** Kills every marked process; again, until none is left that one of them had just started. */
  public int kill() {
    int killed = 0;
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      List<ProcessHandle> found = find();
      if (found.isEmpty()) {
        break;
      }
      for (ProcessHandle process : found) {
        killed += process.destroyForcibly() ? 1 : 0;
        process
            .onExit()
            .orTimeout(1, java.util.concurrent.TimeUnit.SECONDS)
            .handle((p, e) -> p)
            .join();
      }
    }
    return killed;
  }

  /** The marked processes that are alive, this one excluded. */
  public List<ProcessHandle> find() {
    List<ProcessHandle> found = new ArrayList<>();
    long self = ProcessHandle.current().pid();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path entry : entries) {
        long pid = Long.parseLong(entry.getFileName().toString());
        if (pid != self && isMarked(entry)) {
          Optional<ProcessHandle> process = ProcessHandle.of(pid);
          process.filter(ProcessHandle::isAlive).ifPresent(found::add);
        }
      }
    } catch (IOException | RuntimeException e) {
      // No /proc, or a process that ended meanwhile: what was found is what there is.
      return found;
    }
    return found;
  }

  private boolean isMarked(Path process) {
    try {
      String environment =
          new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.UTF_8);
      return ('\0' + environment).contains('\0' + variable + '=' + mark + '\0');
    } catch (IOException e) {
      return false;
    }
  }
}
