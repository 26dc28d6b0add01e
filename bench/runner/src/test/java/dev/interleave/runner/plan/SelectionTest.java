package dev.interleave.runner.plan;

import static dev.interleave.runner.Cells.cell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.runner.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private final List<dev.interleave.report.input.Suite.Cell> cells =
      List.of(cell("a", 1), cell("b", 1));

  @Test
  void emptyMeansAll() {
    assertThat(Selection.of(cells, "")).hasSize(2);
    assertThat(Selection.of(cells, ".*")).hasSize(2);
  }

  @Test
  void isSearchedAnywhereInTheName() {
    assertThat(Selection.of(cells, "cell=b")).containsExactly(cell("b", 1));
  }

  @Test
  void noMatchNamesSomeOfWhatThereIs() {
    assertThatThrownBy(() -> Selection.of(cells, "nothing"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("--include=nothing")
        .hasMessageContaining("pkg.Bench.run:cell=a")
        .hasMessageContaining("2 cells");
  }

  @Test
  void aBrokenExpressionIsExplained() {
    assertThatThrownBy(() -> Selection.of(cells, "a(")).hasMessageContaining("--include=a(");
  }
}
