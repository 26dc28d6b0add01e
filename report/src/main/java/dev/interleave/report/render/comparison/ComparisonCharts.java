package dev.interleave.report.render.comparison;

import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import java.util.List;

/** The pictures of a comparison. */
record ComparisonCharts(Material material) implements Renderer {
  @Override
  public List<Output> outputs() {
    return Output.pictures(material.pictures().all());
  }
}
