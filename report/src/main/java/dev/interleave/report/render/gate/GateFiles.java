package dev.interleave.report.render.gate;

import dev.interleave.report.gate.GateFindings;
import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The formats of a gate. A new one is one line here. */
public enum GateFiles {
  VERDICTS(GateCsv::new),
  SUMMARY(GateMarkdown::new),
  TESTS(GateJUnit::new),
  PAGE(GatePage::new);

  @SuppressWarnings("ImmutableEnumChecker") // A constructor reference holds nothing.
  private final Function<GateFindings, Renderer> renderer;

  GateFiles(Function<GateFindings, Renderer> renderer) {
    this.renderer = renderer;
  }

  /** Every file of every format. */
  public static List<Output> of(GateFindings findings) {
    return Stream.of(values())
        .flatMap(format -> format.renderer.apply(findings).outputs().stream())
        .toList();
  }
}
