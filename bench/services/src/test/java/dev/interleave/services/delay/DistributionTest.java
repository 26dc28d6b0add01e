package dev.interleave.services.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionTest {
  private static final int REQUESTS = 200_000;
  private static final long MEAN = 5_000_000;

  /** The percentiles of the distributions, as multiples of the mean, from their formulas. */
  @ParameterizedTest
  @CsvSource({
    "FIXED, 1, 1, 1",
    "EXPONENTIAL, 0.6931, 4.605, 6.908", // -ln(1 - p)
    "LONG_TAILED, 0.6065, 6.210, 13.33", // exp(z(p) - 1/2)
  })
  void delaysAreThoseOfTheDistribution(Distribution of, double p50, double p99, double p999) {
    long[] delays =
        LongStream.range(0, REQUESTS).map(request -> of.nanos(MEAN, request)).sorted().toArray();
    assertThat(LongStream.of(delays).average().orElseThrow()).isCloseTo(MEAN, withinPercentage(1));
    assertThat((double) delays[REQUESTS / 2]).isCloseTo(p50 * MEAN, withinPercentage(1));
    assertThat((double) delays[REQUESTS / 100 * 99]).isCloseTo(p99 * MEAN, withinPercentage(3));
    assertThat((double) delays[REQUESTS / 1000 * 999]).isCloseTo(p999 * MEAN, withinPercentage(8));
  }

  @Test
  void anUnknownOneIsAnErrorThatListsAll() {
    assertThatThrownBy(() -> Distribution.of("pareto"))
        .hasMessage("unknown distribution 'pareto'; there are fixed, exponential, long-tailed");
  }
}
