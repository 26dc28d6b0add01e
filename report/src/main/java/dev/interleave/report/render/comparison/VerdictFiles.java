package dev.interleave.report.render.comparison;

import dev.interleave.report.charts.ComparisonPictures;
import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import dev.interleave.report.verdicts.ComparisonFindings;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The formats of a comparison. A new one is one line here. */
public enum VerdictFiles {
  VERDICTS(VerdictsCsv::new),
  PAIRS(PairsCsv::new),
  SUMMARY(VerdictsMarkdown::new),
  TESTS(JUnitXml::new),
  ACTION(CandidateForAction::new),
  CHARTS(ComparisonCharts::new),
  PAGE(ComparisonPage::new);

  @SuppressWarnings("ImmutableEnumChecker") // A constructor reference holds nothing.
  private final Function<Material, Renderer> renderer;

  VerdictFiles(Function<Material, Renderer> renderer) {
    this.renderer = renderer;
  }

  /** Every file of every format. */
  public static List<Output> of(ComparisonFindings findings) {
    Material material = new Material(findings, ComparisonPictures.of(findings));
    return Stream.of(values())
        .flatMap(format -> format.renderer.apply(material).outputs().stream())
        .toList();
  }
}
