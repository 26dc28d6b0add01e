package dev.interleave.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.analysis.Figure.Mark;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.measure.Direction;
import dev.interleave.report.stats.Interval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChoicesTest {
  private static Mark mark(String line, double x, Double... forks) {
    Row row =
        new Row(
            new CellKey("p.C.m", Map.of("model", line, "pool", Double.toString(x))),
            line,
            null,
            "units",
            true,
            "units/s",
            Direction.HIGHER,
            Interval.of(List.of(forks)),
            List.of(forks),
            null,
            Status.OK,
            "",
            List.of());
    return new Mark(line, line, "family", x, row);
  }

  private static Answer answer(Mark... marks) {
    Figure figure =
        Figures.figure(
            "pool", "title", Figure.Kind.CHOICE, "size", true, List.of(marks), "", "s", null);
    return Answers.of(List.of(figure)).getFirst();
  }

  @Test
  void theLeastThatDoesAsWellAsTheBestIsWanted() {
    Answer answer =
        answer(
            mark("loop", 2, 100.0, 101.0, 99.0),
            mark("loop", 5, 200.0, 204.0, 196.0),
            mark("loop", 20, 201.0, 205.0, 199.0),
            mark("pool", 2, 300.0, 301.0, 299.0),
            mark("pool", 5, 200.0, 201.0, 199.0));
    assertThat(answer.lead())
        .startsWith("loop wants 5, 200.0 [")
        .contains("the best that was measured, 202", "at 20, can't be told apart from it");
    assertThat(answer.details()).hasSize(1);
    assertThat(answer.details().getFirst())
        .startsWith("pool wants 2, 300 [")
        .doesNotContain("best");
  }

  @Test
  void withTooFewForksItSaysSo() {
    assertThat(answer(mark("loop", 2, 100.0), mark("loop", 5, 110.0)).lead())
        .startsWith("loop wants 2 as far as too few forks for an interval can tell");
  }
}
