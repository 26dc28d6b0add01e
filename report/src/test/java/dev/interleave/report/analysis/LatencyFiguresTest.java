package dev.interleave.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.interleave.report.CostSamples;
import dev.interleave.report.measure.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyFiguresTest {
  private static final Findings FINDINGS = CostSamples.findings();

  @Test
  void aFigureOfPercentilesFollowsThoseOfSpeed() {
    assertThat(FINDINGS.figures()).extracting(Figure::id).containsExactly("v", "latency-v");
    Figure figure = FINDINGS.figures().getLast();
    assertThat(figure.kind()).isEqualTo(Figure.Kind.LINES);
    assertThat(figure.unit()).isEqualTo("ms");
    assertThat(figure.direction()).isEqualTo(Direction.LOWER);
    assertThat(figure.logX()).isTrue();
    assertThat(figure.isWorthDrawing()).isTrue();
    assertThat(figure.subject()).as("it answers nothing by itself").isNull();
  }

  @Test
  void aPointIsAPercentileAtTheShareOfUnitsThatTakeLonger() {
    List<Figure.Mark> marks = FINDINGS.figures().getLast().marks();
    assertThat(marks).extracting(Figure.Mark::label).containsExactly("a", "a", "b", "b");
    assertThat(marks)
        .extracting(Figure.Mark::x)
        .usingElementComparator((x, y) -> Math.abs(x - y) < 1e-9 ? 0 : Double.compare(x, y))
        .as("200 units have no p99, and the longest is no percentile")
        .containsExactly(2.0, 10.0, 2.0, 10.0);
    assertThat(marks.get(1).row().value().centre()).isEqualTo(180, within(0.2));
    assertThat(marks.get(3).row().value().centre()).isEqualTo(360, within(0.4));
  }

  @Test
  void histogramsAreNoRemarks() {
    assertThat(FINDINGS.headlines())
        .allSatisfy(row -> assertThat(row.notes()).containsExactly("size=7"));
    assertThat(FINDINGS.environment().keySet()).noneMatch(name -> name.contains("histogram"));
  }
}
