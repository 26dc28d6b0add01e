package dev.interleave.services.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The temporary folders that PostgreSQL keeps its data in. It removes its own as it ends; of one
 * that was killed the next one does.
 *
 * @param parent of all of them
 */
record DataFolders(Path parent) {
  private static final String PREFIX = "interleave-postgresql";

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

  /** What a full disk is recognised by: PostgreSQL does not name it when it can't start. */
  String spaceLeft() throws IOException {
    return "%s has %,d MB free"
        .formatted(parent, Files.getFileStore(parent).getUsableSpace() / 1_000_000);
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

  static void remove(Path folder) throws IOException {
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
