package dev.interleave.runner.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files in which Linux tells of itself, below a root that tests replace. A file that is missing
 * or can't be read is an empty answer: other systems have none of them.
 */
public record SystemFiles(Path root) {
  /** The files of this machine. */
  public static final SystemFiles REAL = new SystemFiles(Path.of("/"));

  /** The lines of a file such as {@code proc/stat}. */
  public List<String> lines(String file) {
    try {
      return Files.readAllLines(root.resolve(relative(file)));
    } catch (IOException | RuntimeException e) {
      return List.of();
    }
  }

  /** The first line of a file, without blanks around it. */
  public Optional<String> line(String file) {
    return lines(file).stream().findFirst().map(String::strip).filter(text -> !text.isEmpty());
  }

  /** What follows {@code name} and a colon, equals sign or blank, in the first such line. */
  public Optional<String> value(String file, String name) {
    return lines(file).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).strip())
        .map(rest -> rest.startsWith(":") || rest.startsWith("=") ? rest.substring(1) : rest)
        .map(String::strip)
        .findFirst();
  }

  private static String relative(String file) {
    return file.startsWith("/") ? file.substring(1) : file;
  }

  /** A whole number, or empty. */
  static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.valueOf(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
