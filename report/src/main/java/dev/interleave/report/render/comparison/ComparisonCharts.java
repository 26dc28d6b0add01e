package dev.interleave.report.render.comparison;

import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import java.util.List;
import java.util.stream.Stream;

/** Every picture as {@code charts/NAME.png} and {@code charts/NAME-dark.png}. */
record ComparisonCharts(Material material) implements Renderer {
  @Override
  public List<Output> outputs() {
    return material.pictures().all().stream()
        .flatMap(
            picture ->
                Stream.of(
                    new Output("charts/" + picture.id() + ".png", picture.light()),
                    new Output("charts/" + picture.id() + "-dark.png", picture.dark())))
        .toList();
  }
}
