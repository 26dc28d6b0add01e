package dev.interleave.report.render;

import java.util.List;
import java.util.stream.Stream;

/** Every picture as {@code charts/NAME.png} and {@code charts/NAME-dark.png}. */
record ChartFiles(Material material) implements Renderer {
  @Override
  public List<Output> outputs() {
    return material.pictures().stream()
        .flatMap(
            picture ->
                Stream.of(
                    new Output("charts/" + picture.id() + ".png", picture.light()),
                    new Output("charts/" + picture.id() + "-dark.png", picture.dark())))
        .toList();
  }
}
