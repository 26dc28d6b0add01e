package dev.interleave.report.render.load;

import dev.interleave.report.charts.LoadPictures;
import dev.interleave.report.load.LoadFindings;
import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The formats of load results. A new one is one line here. */
public enum LoadFiles {
  ROWS(LoadCsv::new),
  SUMMARY(LoadMarkdown::new),
  CHARTS(LoadCharts::new),
  PAGE(LoadPage::new);

  @SuppressWarnings("ImmutableEnumChecker") // A constructor reference holds nothing.
  private final Function<Material, Renderer> renderer;

  LoadFiles(Function<Material, Renderer> renderer) {
    this.renderer = renderer;
  }

  /** Every file of every format. */
  public static List<Output> of(LoadFindings findings) {
    Material material = new Material(findings, LoadPictures.of(findings));
    return Stream.of(values())
        .flatMap(format -> format.renderer.apply(material).outputs().stream())
        .toList();
  }
}
