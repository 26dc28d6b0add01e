package dev.interleave.report.render;

import dev.interleave.report.charts.Picture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

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

  /** Every picture as {@code charts/NAME.png} and {@code charts/NAME-dark.png}. */
  public static List<Output> pictures(List<Picture> pictures) {
    return pictures.stream()
        .flatMap(
            picture ->
                Stream.of(
                    new Output("charts/" + picture.id() + ".png", picture.light()),
                    new Output("charts/" + picture.id() + "-dark.png", picture.dark())))
        .toList();
  }
}
