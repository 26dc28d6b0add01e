package dev.interleave.runner.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.runner.load.CapacitySearch.Probed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search on model servers whose 99th percentile at each rate is known. */
class CapacitySearchTest {
  private static final double BOUND = 0.010;

  private final List<Double> tried = new ArrayList<>();

  /** A queue: 1 ms when it is idle, without bound when it is busy all the time. */
  private static double tail(double rate, double busyAt) {
    return rate >= busyAt ? 1 : 0.001 / (1 - rate / busyAt);
  }

  /** Where {@link #tail} is at the bound. */
  private static double capacity(double busyAt) {
    return 0.9 * busyAt;
  }

  private OptionalDouble search(CapacitySearch search, DoubleUnaryOperator tails) {
    for (OptionalDouble rate = search.next(); rate.isPresent(); rate = search.next()) {
      tried.add(rate.getAsDouble());
      double tail = tails.applyAsDouble(rate.getAsDouble());
      search.tell(
          tail <= BOUND ? Probed.KEPT : tail > 10 * BOUND ? Probed.MISSED_BY_FAR : Probed.MISSED);
    }
    return search.highest();
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 137, 900, 12_345, 480_000})
  void theHighestRateIsFoundToFivePerCent(double busyAt) {
    double found = search(CapacitySearch.from(500), rate -> tail(rate, busyAt)).orElseThrow();
    assertThat(found).isBetween(capacity(busyAt) / 1.05, capacity(busyAt));
    assertThat(tried).hasSizeLessThan(20);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.9, 1, 1.1, 5})
  void anEarlierRateIsAShortCutAndNoLimit(double off) {
    double found =
        search(CapacitySearch.around(9000 * off), rate -> tail(rate, 10_000)).orElseThrow();
    assertThat(found).isBetween(9000 / 1.05, 9000.0);
    assertThat(tried).hasSizeLessThan(off == 1 ? 7 : 12);
  }

  @Test
  void noiseMovesWhatIsFoundByLittle() {
    Random random = new Random(5);
    List<Double> found = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      found.add(
          search(
                  CapacitySearch.from(500),
                  rate -> tail(rate, 10_000) * Math.exp(0.2 * random.nextGaussian()))
              .orElseThrow());
    }
    Collections.sort(found);
    assertThat(found.get(100)).isBetween(0.93 * 9000, 1.05 * 9000);
    assertThat(found.getFirst()).isGreaterThan(0.8 * 9000);
    assertThat(found.getLast()).isLessThan(10_000);
  }

  @Test
  void aMomentOfTheMachineDoesNotEndTheSearch() {
    Random random = new Random(6);
    int low = 0;
    for (int i = 0; i < 200; i++) {
      double found =
          search(
                  CapacitySearch.from(500),
                  rate -> Math.max(tail(rate, 10_000), random.nextInt(20) == 0 ? 0.05 : 0))
              .orElseThrow();
      low += found < 0.8 * 9000 ? 1 : 0;
    }
    // It takes two such moments one after the other, of one in twenty each, in a dozen probes.
    assertThat(low).isLessThan(12);
  }

  @Test
  void aServerThatKeepsNothingHasNoRate() {
    assertThat(search(CapacitySearch.from(500), rate -> 1)).isEmpty();
    assertThat(tried.getLast()).isEqualTo(CapacitySearch.FLOOR);
  }

  @Test
  void aServerThatKeepsEverythingEndsTheSearchToo() {
    assertThat(search(CapacitySearch.from(500), rate -> 0.001)).hasValue(CapacitySearch.CEILING);
  }
}
