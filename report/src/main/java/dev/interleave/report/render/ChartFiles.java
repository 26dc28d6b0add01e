package dev.interleave.report.render;

import java.util.List;

/** The pictures of a report. */
record ChartFiles(Material material) implements Renderer {
  @Override
  public List<Output> outputs() {
    return Output.pictures(material.pictures());
  }
}
