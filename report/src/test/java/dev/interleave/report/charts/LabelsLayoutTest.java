package dev.interleave.report.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LabelsLayoutTest {
  @Property(tries = 300)
  void namesAtLineEndsNeverOverlap(
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0, max = 500) Double> ends) {
    double[] wanted = ends.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double[] heights = new double[wanted.length];
    Arrays.fill(heights, 18);
    double[] middles = LineLabel.spread(wanted, heights, 0, 500);
    for (int i = 0; i < middles.length; i++) {
      assertThat(middles[i]).isBetween(9 - 1e-6, 491 + 1e-6);
      if (i > 0) {
        assertThat(middles[i] - middles[i - 1]).isGreaterThanOrEqualTo(18 - 1e-6);
      }
    }
  }

  @Test
  void namesFarApartStayWhereTheirLinesEnd() {
    assertThat(LineLabel.spread(new double[] {50, 200}, new double[] {18, 18}, 0, 500))
        .containsExactly(new double[] {50, 200}, within(1e-9));
  }

  @Property(tries = 200)
  void longNamesAreBrokenAndNeverCut(
      @ForAll @AlphaChars @Chars({' ', ',', '.', '='}) @StringLength(min = 1, max = 120)
          String text) {
    TextBlock block = TextBlock.of(text, Fonts.TEXT, 150);
    assertThat(block.width()).isLessThanOrEqualTo(150 + 1e-6);
    assertThat(String.join("", block.lines()).replace(" ", "")).isEqualTo(text.replace(" ", ""));
  }

  @Test
  void absurdlyLongNamesEndSomewhere() {
    assertThat(TextBlock.of("parameter=value,".repeat(500), Fonts.TEXT, 150).lines())
        .hasSize(16)
        .last()
        .isEqualTo("…");
  }

  @Test
  void ticksAreRound() {
    assertThat(Look.step(10_000)).isEqualTo(2000);
    assertThat(Look.step(7)).isEqualTo(1);
    assertThat(Look.step(0.033)).isCloseTo(0.005, within(1e-12));
  }
}
