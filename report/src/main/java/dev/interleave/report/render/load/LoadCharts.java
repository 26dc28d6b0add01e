package dev.interleave.report.render.load;

import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import java.util.List;

/** The pictures. */
record LoadCharts(Material material) implements Renderer {
  @Override
  public List<Output> outputs() {
    return Output.pictures(material.pictures());
  }
}
