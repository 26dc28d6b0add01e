package dev.interleave.runner.journal;

import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Json;
import dev.interleave.report.input.Run;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What a run writes down as it goes, so that it can be killed at any moment and continued: {@code
 * run.json} as a whole, and a line of {@code forks.jsonl} for each fork, on the disk before the
 * next one starts.
 */
public final class Journal {
  private final ResultsFolder folder;

  public Journal(ResultsFolder folder) {
    this.folder = folder;
  }

  /** Writes {@code run.json}, replacing an older one at once. */
  public void write(Run run) {
    Json.write(folder.runFile(), run);
  }

  public Run run() {
    return Json.read(folder.runFile(), Run.class);
  }

  /** The forks so far. A last line that was being written when the run was killed is removed. */
  public List<Fork> forks() throws IOException {
    Path file = folder.forksFile();
    if (!Files.exists(file)) {
      return List.of();
    }
    List<Fork> forks = Json.readLines(file, Fork.class);
    mend(file, forks.size());
    return forks;
  }

  /** Ends the file with a whole line: what is appended next must not be glued to a torn one. */
  private static void mend(Path file, int whole) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length == 0 || bytes[bytes.length - 1] == '\n') {
      return;
    }
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    long lines =
        new String(bytes, 0, end, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .count();
    if (lines == whole) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(end);
      }
    } else {
      Files.writeString(file, "\n", StandardOpenOption.APPEND);
    }
  }

  /**
   * Appends a fork.
   *
   * @throws IOException if it can't be written whole; the file is then as before
   */
  public void append(Fork fork) throws IOException {
    ByteBuffer line = ByteBuffer.wrap((Json.line(fork) + "\n").getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel =
        FileChannel.open(folder.forksFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long end = channel.size();
      channel.position(end);
      try {
        while (line.hasRemaining()) {
          channel.write(line);
        }
        channel.force(true);
      } catch (IOException e) {
        channel.truncate(end);
        throw e;
      }
    }
  }
}
