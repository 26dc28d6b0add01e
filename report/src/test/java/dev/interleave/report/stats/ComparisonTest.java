package dev.interleave.report.stats;

import static dev.interleave.report.stats.Comparison.Relation.DIFFERENT;
import static dev.interleave.report.stats.Comparison.Relation.TIE;
import static dev.interleave.report.stats.Comparison.Relation.UNDECIDED;
import static dev.interleave.report.stats.Comparison.Relation.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final List<Double> HUNDRED = List.of(99.8, 100.0, 100.2);

  @Test
  void tellsFourRelationsApart() {
    assertThat(Comparison.of(HUNDRED, List.of(49.0, 50.0, 51.0)).relation()).isEqualTo(DIFFERENT);
    assertThat(Comparison.of(HUNDRED, List.of(99.9, 100.1, 100.3)).relation()).isEqualTo(TIE);
    assertThat(Comparison.of(HUNDRED, List.of(70.0, 100.0, 130.0)).relation()).isEqualTo(UNDECIDED);
    assertThat(Comparison.of(HUNDRED, List.of(50.0, 50.0)).relation()).isEqualTo(UNKNOWN);
  }

  @Test
  void aDifferenceTooSmallToMatterIsATie() {
    Comparison comparison =
        Comparison.of(List.of(101.0, 101.01, 101.02), List.of(100.0, 100.01, 100.02));
    assertThat(comparison.ratio().contains(1)).isFalse();
    assertThat(comparison.relation()).isEqualTo(TIE);
  }
}
