package dev.interleave.report.render;

import java.nio.charset.StandardCharsets;

/**
 * A file to be.
 *
 * @param path relative to the report's folder, with slashes
 * @param content of the file
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way to a file; nobody compares outputs.
public record Output(String path, byte[] content) {
  /** A file of text in UTF-8. */
  public static Output text(String path, String text) {
    return new Output(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
