package dev.interleave.report.io;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Files that a report has written into a folder and its {@code charts/}, where others' are too. */
public final class OwnFiles {
  private OwnFiles() {}

  /**
   * Removes them, so that old results do not stand beside new ones.
   *
   * @param names which are a report's own
   * @throws OutputException where that fails
   */
  public static void delete(Path folder, Pattern names) {
    for (Path place : List.of(folder, folder.resolve("charts"))) {
      if (Files.isDirectory(place)) {
        try (DirectoryStream<Path> files =
            Files.newDirectoryStream(place, file -> names.matcher(name(file)).matches())) {
          for (Path file : files) {
            Files.delete(file);
          }
        } catch (IOException e) {
          throw new OutputException(place, e);
        }
      }
    }
  }

  private static String name(Path file) {
    return Objects.requireNonNull(file.getFileName(), "a file in a folder has a name").toString();
  }
}
