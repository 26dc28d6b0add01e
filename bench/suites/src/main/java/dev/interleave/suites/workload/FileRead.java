package dev.interleave.suites.workload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Each unit reads a small file, 4 KiB out of a thousand such. They are in the page cache, so what
 * is measured is the way to the file and back and not the disk: that is system time, not waiting.
 */
public final class FileRead implements Workload {
  private static final int FILES = 1000;
  private static final int LONGS = 512;

  private @Nullable Path folder;

  @Override
  public Profile profile() {
    return new Profile(Duration.ofNanos(20_000), 1);
  }

  @Override
  public void open(int units) throws IOException {
    Path made = Files.createTempDirectory("interleave-file-read");
    folder = made;
    for (int file = 0; file < FILES; file++) {
      ByteBuffer content = ByteBuffer.allocate(LONGS * Long.BYTES);
      for (int at = 0; at < LONGS; at++) {
        content.putLong(Mix.mix(file, at));
      }
      Files.write(path(made, file), content.array());
    }
  }

  @Override
  public long run(int unit, long seed, Waits waits) throws Exception {
    Path from = folder;
    if (from == null) {
      throw new IllegalStateException("open() comes before the first unit");
    }
    ByteBuffer content = ByteBuffer.wrap(waits.read(path(from, file(unit, seed))));
    long sum = 0;
    while (content.hasRemaining()) {
      sum += content.getLong();
    }
    return sum;
  }

  @Override
  public long expected(int unit, long seed) {
    int file = file(unit, seed);
    long sum = 0;
    for (int at = 0; at < LONGS; at++) {
      sum += Mix.mix(file, at);
    }
    return sum;
  }

  private static int file(int unit, long seed) {
    return (int) Long.remainderUnsigned(Mix.mix(seed, unit), FILES);
  }

  private static Path path(Path folder, int file) {
    return folder.resolve(Integer.toString(file));
  }

  @Override
  public void close() throws IOException {
    Path made = folder;
    if (made != null) {
      folder = null;
      for (int file = 0; file < FILES; file++) {
        Files.deleteIfExists(path(made, file));
      }
      Files.deleteIfExists(made);
    }
  }

  /** {@code file-read}. */
  public static final class Factory implements WorkloadFactory {
    @Override
    public String id() {
      return "file-read";
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow();
      return new FileRead();
    }
  }
}
