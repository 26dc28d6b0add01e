package dev.interleave.report.io;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a file under a temporary name beside it and then moves it, so that readers see all or
 * nothing.
 */
public final class AtomicFiles {
  private AtomicFiles() {}

  /**
   * Writes a file and, where missing, its folder.
   *
   * @throws OutputException where that fails (a full disk, a read-only folder); an older file of
   *     that name is then unchanged
   */
  public static void write(Path file, byte[] content) {
    try {
      Path folder = file.toAbsolutePath().normalize().getParent();
      if (folder == null) {
        throw new IOException("is a root folder");
      }
      Files.createDirectories(folder);
      // Not Files.createTempFile: its permissions (owner only) would stick to the report.
      Path temporary =
          folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
      try {
        Files.write(temporary, content);
        move(temporary, file);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new OutputException(file, e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
