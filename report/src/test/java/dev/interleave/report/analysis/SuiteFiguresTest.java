package dev.interleave.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.input.JmhResult;
import dev.interleave.report.input.JmhResult.Metric;
import dev.interleave.report.input.JmhResult.Mode;
import dev.interleave.report.input.Source;
import dev.interleave.report.input.Suite;
import dev.interleave.report.input.Suite.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuiteFiguresTest {
  @Test
  void aLineRunsOverAnAttribute() {
    Figure figure = figure(view(View.Type.LINES, "share", Map.of("group", "g")));
    assertThat(figure.kind()).isEqualTo(Figure.Kind.LINES);
    assertThat(figure.marks()).extracting(Figure.Mark::label).containsExactly("a", "a", "b", "b");
    assertThat(figure.marks()).extracting(Figure.Mark::x).containsExactly(0.1, 0.2, 0.1, 0.2);
  }

  @Test
  void linesOfOnePointAreNoLines() {
    assertThat(figure(view(View.Type.LINES, "share", Map.of("group", "g"))).isWorthDrawing())
        .isTrue();
    Map<String, String> one = Map.of("work", "w1");
    assertThat(figure(view(View.Type.LINES, "share", one)).marks()).hasSize(2);
    assertThat(figure(view(View.Type.LINES, "share", one)).isWorthDrawing()).isFalse();
    assertThat(figure(view(View.Type.BARS, null, one)).isWorthDrawing()).isTrue();
  }

  @Test
  void barsOfOneSeriesAreToldApartByWhatDiffers() {
    Figure figure = figure(view(View.Type.BARS, null, Map.of()));
    assertThat(figure.marks())
        .extracting(Figure.Mark::label)
        .containsExactlyInAnyOrder(
            "a n=7 work=w1", "a n=8 work=w2", "b n=7 work=w1", "b n=8 work=w2");
  }

  @Test
  void whatIsNotRunIsFoundByItsAttributesToo() {
    assertThat(figure(view(View.Type.BARS, null, Map.of("group", "g"))).caption())
        .isEqualTo("Not shown: c (it takes too long).");
    assertThat(figure(view(View.Type.BARS, null, Map.of("group", "h"))).caption()).isEmpty();
  }

  @Test
  void aViewWithoutCellsGivesAnEmptyFigureAndNoAnswer() {
    Findings findings = findings(view(View.Type.BARS, null, Map.of("work", "w9")));
    assertThat(findings.figures().getFirst().marks()).isEmpty();
    assertThat(findings.answers())
        .extracting(Answer::toString)
        .containsExactly(
            "Nothing to compare: no question of the suite has a measured cell; the table has what there is.");
  }

  private static View view(View.Type type, @Nullable String x, Map<String, String> where) {
    return new View("v", "title", type, where, "model", x, null, false, "answer", null);
  }

  private static Figure figure(View view) {
    return findings(view).figures().getFirst();
  }

  private static Findings findings(View view) {
    List<Suite.Cell> cells = new ArrayList<>();
    List<Source.Result> results = new ArrayList<>();
    for (String model : List.of("a", "b")) {
      for (int work = 1; work <= 2; work++) {
        Map<String, String> params =
            new TreeMap<>(Map.of("work", "w" + work, "model", model, "n", "" + (6 + work)));
        cells.add(
            new Suite.Cell(
                "p.C.m", params, Map.of("group", "g", "share", "0." + work), 1, null, null, 1));
        results.add(
            new Source.Result(
                new JmhResult(
                    "p.C.m",
                    Mode.THROUGHPUT,
                    1,
                    params,
                    "",
                    "",
                    "",
                    List.of(),
                    new Metric("ops/s", List.of(List.of(1.0 * work), List.of(2.0), List.of(3.0))),
                    Map.of()),
                "file",
                null));
      }
    }
    Suite suite =
        new Suite(
            1,
            "s",
            "t",
            null,
            List.of("model"),
            List.of(),
            cells,
            List.of(
                new Suite.NotRun(
                    "p.C.m",
                    Map.of("work", "w3", "model", "c"),
                    Map.of("group", "g", "share", "0.3"),
                    "it takes too long")),
            List.of(view),
            null,
            null,
            List.of(),
            List.of());
    return Analysis.of(List.of(new Source(Path.of("x"), suite, null, List.of(), results)));
  }
}
