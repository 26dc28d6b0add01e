package dev.interleave.report.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-12);

  @Test
  void meetsTheExampleByHand() {
    // Sorted 0.01, 0.02, 0.03, 0.5 times 4, 3, 2, 1, never less than the one before.
    assertThat(Holm.corrected(0.03, 0.01, 0.5, 0.02))
        .containsExactly(new double[] {0.06, 0.04, 0.5, 0.06}, EXACT);
    assertThat(Holm.corrected()).isEmpty();
    assertThat(Holm.corrected(0.6, 0.7)).containsExactly(1, 1);
  }

  @Property(tries = 300)
  void theOrderOfTestsIsIrrelevant(
      @ForAll @Size(min = 1, max = 12) List<@DoubleRange(min = 0, max = 1) Double> p,
      @ForAll long seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < p.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    double[] straight = Holm.corrected(p.stream().mapToDouble(d -> d).toArray());
    double[] shuffled = Holm.corrected(order.stream().mapToDouble(p::get).toArray());
    for (int i = 0; i < order.size(); i++) {
      assertThat(shuffled[i]).isEqualTo(straight[order.get(i)]);
    }
  }

  @Property(tries = 300)
  void liesBetweenTheValueItselfAndBonferroni(
      @ForAll @Size(min = 1, max = 12) List<@DoubleRange(min = 0, max = 1) Double> p) {
    double[] plain = p.stream().mapToDouble(d -> d).toArray();
    double[] corrected = Holm.corrected(plain);
    for (int i = 0; i < plain.length; i++) {
      assertThat(corrected[i]).isBetween(plain[i], Math.min(1, plain[i] * plain.length));
    }
  }
}
