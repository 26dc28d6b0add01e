package dev.interleave.runner.fork;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a child prints. A failure to write is remembered instead of thrown, because the
 * child's output must be read on: a full pipe would block it.
 */
final class LogFile implements Closeable {
  /** A benchmark that prints without end must not fill the disk; characters. */
  private static final long LIMIT = 8L << 20;

  private @Nullable Writer writer;
  private volatile @Nullable IOException failure;
  private long length;

  /** Opens the file, or keeps nothing where {@code file} is null. */
  LogFile(@Nullable Path file) {
    try {
      writer = file == null ? null : Files.newBufferedWriter(file);
    } catch (IOException e) {
      failure = e;
    }
  }

  void accept(String line) {
    boolean before = length <= LIMIT;
    length += line.length() + 1;
    if (length <= LIMIT) {
      write(line);
    } else if (before) {
      write("... cut here: the log is longer than " + LIMIT + " characters");
    }
  }

  private void write(String line) {
    Writer to = writer;
    if (to != null && failure == null) {
      try {
        to.write(line);
        to.write('\n');
      } catch (IOException e) {
        failure = e;
      }
    }
  }

  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public void close() {
    Writer to = writer;
    if (to != null) {
      try {
        to.close();
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
    }
  }
}
