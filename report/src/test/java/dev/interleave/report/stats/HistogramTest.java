package dev.interleave.report.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HistogramTest {
  private static Histogram of(Map<Double, Long> counts) {
    return new Histogram(new TreeMap<>(counts));
  }

  @Test
  void aPercentileIsInterpolatedBetweenRanks() {
    // Ranks 1 to 4 are 1, 1, 1, 5: the median is between the second and third, 3/4 is at 3.75.
    Histogram few = of(Map.of(1.0, 3L, 5.0, 1L, 7.0, 0L));
    assertThat(few.size()).isEqualTo(4);
    assertThat(few.percentile(50)).isEqualTo(1, within(0.0));
    assertThat(few.percentile(75)).isEqualTo(4, within(1e-12));
    assertThat(few.percentile(0)).isEqualTo(1, within(0.0));
    assertThat(few.percentile(100)).isEqualTo(5, within(0.0));
    assertThat(of(Map.of()).percentile(50)).isNaN();
    assertThatThrownBy(() -> few.percentile(101)).hasMessageContaining("101");
  }

  @Test
  void percentilesOfAKnownDistributionAreFound() {
    Random random = new Random(7);
    TreeMap<Double, Long> uniform = new TreeMap<>();
    for (int i = 0; i < 100_000; i++) {
      uniform.merge(Math.floor(1000 * random.nextDouble()), 1L, Long::sum);
    }
    Histogram histogram = new Histogram(uniform);
    for (double percent : new double[] {50, 90, 99}) {
      assertThat(histogram.percentile(percent)).isEqualTo(10 * percent, within(6.0));
    }
  }

  @Test
  void mergingIsAsIfAllHadBeenSeenTogether() {
    Random random = new Random(11);
    TreeMap<Double, Long> all = new TreeMap<>();
    List<Histogram> parts = new ArrayList<>();
    for (int part = 0; part < 5; part++) {
      TreeMap<Double, Long> counts = new TreeMap<>();
      for (int i = 0; i < 300; i++) {
        counts.merge((double) (part + 1) * random.nextInt(50), 1L, Long::sum);
      }
      counts.forEach((value, count) -> all.merge(value, count, Long::sum));
      parts.add(new Histogram(counts));
    }
    assertThat(Histogram.merged(parts)).isEqualTo(new Histogram(all));
  }
}
