package dev.interleave.report.render.comparison;

import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.render.Output;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Every file that a comparison leaves. A new format is one line here. */
public final class VerdictFiles {
  private VerdictFiles() {}

  /** All of them. */
  public static List<Output> of(ComparedBuilds builds) {
    List<VerdictRow> rows = VerdictRow.of(builds);
    return Stream.<BiFunction<ComparedBuilds, List<VerdictRow>, List<Output>>>of(
            VerdictsCsv::of, VerdictsMarkdown::of, JUnitXml::of, ComparisonPage::of)
        .flatMap(format -> format.apply(builds, rows).stream())
        .toList();
  }
}
