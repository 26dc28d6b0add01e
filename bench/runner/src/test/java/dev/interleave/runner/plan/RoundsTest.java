package dev.interleave.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.input.CellKey;
import dev.interleave.runner.Cells;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final List<CellKey> cells =
      IntStream.range(0, 20).mapToObj(i -> Cells.key("c" + i)).toList();

  @Test
  void sameSeedSameOrder() {
    assertThat(Rounds.order(cells, 7, 2)).isEqualTo(Rounds.order(cells, 7, 2));
  }

  @Test
  void roundsAndSeedsDiffer() {
    assertThat(Rounds.order(cells, 7, 1)).isNotEqualTo(Rounds.order(cells, 7, 2));
    assertThat(Rounds.order(cells, 7, 1)).isNotEqualTo(Rounds.order(cells, 8, 1));
    assertThat(Rounds.order(cells, 0, 1)).isNotEqualTo(Rounds.order(cells, 0, 2));
  }

  @Test
  void keepsEveryCell() {
    assertThat(Rounds.order(cells, 1, 1)).containsExactlyInAnyOrderElementsOf(cells);
  }
}
