package dev.interleave.report.render;

import dev.interleave.report.charts.Picture;
import java.util.Base64;
import java.util.List;

/**
 * A picture within a page.
 *
 * @param light its light variant, as a data URI
 * @param dark its dark variant, as a data URI
 */
public record Image(
    String title,
    String alternative,
    String caption,
    int width,
    int height,
    String light,
    String dark) {

  /** Pictures in their order. */
  public static List<Image> of(List<Picture> pictures) {
    return pictures.stream().map(Image::of).toList();
  }

  private static Image of(Picture picture) {
    return new Image(
        picture.title(),
        picture.alternative(),
        picture.caption(),
        picture.width(),
        picture.height(),
        uri(picture.light()),
        uri(picture.dark()));
  }

  private static String uri(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
