package dev.interleave.services.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The temporary folders that PostgreSQL keeps its data in. It removes its own as it ends; of one
 * that was killed the next one does.
 *
 * @param parent of all of them
 */
record DataFolders(Path parent) {
  private static final String PREFIX = "interleave-postgresql";

  /** Bytes that suffice for programs and data. */
  private static final long ROOM = 200_000_000;

  /** PostgreSQL's own: its first line is the number of its process. */
  private static final String PID_FILE = "postmaster.pid";

  /** Those of this machine. */
  static DataFolders ofThisMachine() {
    return new DataFolders(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** Makes an empty one. */
  Path make() throws IOException {
    return Files.createTempDirectory(parent, PREFIX);
  }

  /** Starts something in a folder. */
  @FunctionalInterface
  interface Start<T> {
    T in(Path folder) throws IOException;
  }

  /** Starts something in a new folder, which is removed where that fails. */
  <T> T inNew(Start<T> start) throws IOException {
    Path folder = make();
    try {
      return start.in(folder);
    } catch (IOException | RuntimeException failed) {
      try {
        remove(folder);
      } catch (IOException remains) {
        failed.addSuppressed(remains);
      }
      throw failed;
    }
  }

  /** A message without the folders' names: a report shows what is the same for all forks once. */
  String withoutNames(String message) {
    return message.replaceAll(
        Pattern.quote(parent.resolve(PREFIX).toString()) + "\\w*", "a new folder");
  }

  /**
   * To be told where PostgreSQL can't start, as it does not name a full disk; empty if it is none.
   */
  String shortage() {
    try {
      return Files.getFileStore(parent).getUsableSpace() < ROOM
          ? "; %s has less than %d MB free".formatted(parent, ROOM / 1_000_000)
          : "";
    } catch (IOException unknown) {
      return "";
    }
  }

  /** The process that uses one; empty before it says so. */
  static OptionalLong pid(Path folder) {
    try (Stream<String> lines = Files.lines(folder.resolve(PID_FILE))) {
      return lines.limit(1).map(String::strip).mapToLong(Long::parseLong).findFirst();
    } catch (IOException | UncheckedIOException | NumberFormatException notYet) {
      return OptionalLong.empty();
    }
  }

  /** Removes those whose process is gone. */
  void removeLeftovers() throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        OptionalLong pid = pid(folder);
        if (pid.isPresent() && ProcessHandle.of(pid.getAsLong()).isEmpty()) {
          remove(folder);
        }
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException vanished) {
      return; // Somebody else removes it.
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
