package dev.interleave.report.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClustersTest {
  @Test
  void findsTwoGroups() {
    assertThat(Clusters.of(List.of(100.0, 81.0, 101.0, 80.0, 99.0, 80.5)))
        .hasValueSatisfying(
            found -> {
              assertThat(found.lowForks()).isEqualTo(3);
              assertThat(found.low()).isBetween(80.0, 81.0);
              assertThat(found.high()).isBetween(99.0, 101.0);
            });
  }

  @Test
  void saysNothingOfOneOutlierOfFewForksOrOfCloseGroups() {
    assertThat(Clusters.of(List.of(100.0, 101.0, 99.0, 100.5, 99.5, 60.0))).isEmpty();
    assertThat(Clusters.of(List.of(100.0, 100.1, 50.0, 50.1))).isEmpty();
    assertThat(Clusters.of(List.of(100.0, 100.01, 100.02, 101.0, 101.01, 101.02))).isEmpty();
    assertThat(Clusters.of(List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0))).isEmpty();
    assertThat(Clusters.of(List.of(0.0, 0.0, 0.0, 5.0, 5.0, 5.0))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 8, 10, 12, 20})
  void rarelyFiresOnOneGroupAndMostlyOnTwo(int forks) {
    Random random = new Random(3);
    int runs = 3000;
    int falsely = 0;
    int rightly = 0;
    for (int run = 0; run < runs; run++) {
      falsely += Clusters.of(group(random, forks, 0)).isPresent() ? 1 : 0;
      rightly += Clusters.of(group(random, forks, 8)).isPresent() ? 1 : 0;
    }
    assertThat(falsely / (double) runs).isLessThan(0.05);
    assertThat(rightly / (double) runs).isGreaterThan(0.7);
  }

  private static List<Double> group(Random random, int forks, double apart) {
    return IntStream.range(0, forks)
        .mapToObj(i -> Math.exp(0.01 * (random.nextGaussian() + (i % 2 == 0 ? 0 : apart))))
        .toList();
  }
}
