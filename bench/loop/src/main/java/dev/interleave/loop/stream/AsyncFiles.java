package dev.interleave.loop.stream;

import static dev.interleave.loop.Asyncio.toThread;

import dev.interleave.loop.AsyncGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files, read and written by threads of the loop's default executor while the task waits: no system
 * lets a loop wait for a file as it does for a socket. asyncio has nothing of the kind; its users
 * write {@code to_thread(path.read_bytes)}.
 *
 * <p>To cancel the task ends the waiting, not a call that has begun.
 */
public final class AsyncFiles {
  /** As many lines are read by one call, which costs two changes of threads. */
  private static final int BATCH = 256;

  private AsyncFiles() {}

  /** Awaits all of a file. */
  public static byte[] readAllBytes(Path path) throws IOException {
    return toThread(() -> Files.readAllBytes(path));
  }

  /** Awaits all of a file, as text in UTF-8. */
  public static String readString(Path path) throws IOException {
    return toThread(() -> Files.readString(path));
  }

  /** Awaits that {@code bytes} are written; {@code options} as for {@link Files#write}. */
  public static void write(Path path, byte[] bytes, OpenOption... options) throws IOException {
    toThread(() -> Files.write(path, bytes, options));
  }

  /** Awaits that {@code text} is written in UTF-8; {@code options} as for {@link Files#write}. */
  public static void writeString(Path path, CharSequence text, OpenOption... options)
      throws IOException {
    toThread(() -> Files.writeString(path, text, options));
  }

  /** The lines of a file in UTF-8, without their terminators, read as they are asked for. */
  public static AsyncGenerator<String> lines(Path path) {
    return lines(path, StandardCharsets.UTF_8);
  }

  /** As {@link #lines(Path)}, in another charset. */
  public static AsyncGenerator<String> lines(Path path, Charset charset) {
    return new AsyncGenerator<>(
        out -> {
          try (BufferedReader reader = toThread(() -> Files.newBufferedReader(path, charset))) {
            List<String> batch;
            do {
              batch = toThread(() -> nextLines(reader));
              batch.forEach(out::emit);
            } while (batch.size() == BATCH);
          }
        });
  }

  private static List<String> nextLines(BufferedReader reader) throws IOException {
    List<String> lines = new ArrayList<>();
    while (lines.size() < BATCH) {
      String line = reader.readLine();
      if (line == null) {
        break;
      }
      lines.add(line);
    }
    return lines;
  }
}
