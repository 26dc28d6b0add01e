package dev.interleave.report.render;

import java.util.function.Function;

/** The formats of a report. A new one is one line here. */
public enum Format {
  RESULTS(ResultsCsv::new),
  RAW(RawCsv::new),
  CHARTS(ChartFiles::new),
  ACTION(ResultsForAction::new),
  SUMMARY(Markdown::new),
  PAGE(Page::new);

  @SuppressWarnings("ImmutableEnumChecker") // A constructor reference holds nothing.
  private final Function<Material, Renderer> renderer;

  Format(Function<Material, Renderer> renderer) {
    this.renderer = renderer;
  }

  /** A renderer of this format. */
  public Renderer of(Material material) {
    return renderer.apply(material);
  }
}
