package dev.interleave.report.compare;

import dev.interleave.report.stats.SignedRank;
import dev.interleave.report.stats.Spread;
import dev.interleave.report.stats.StudentTest;
import java.util.List;

/**
 * What a comparison was able to find in a subject, from how much its pairs vary.
 *
 * @param worse the pairs, as differences of logarithms
 * @param hurdles the tests that a slower subject had to pass, each on pairs of its own
 * @param settings which power is asked for
 */
public record Sensitivity(List<Double> worse, List<Hurdle> hurdles, Settings settings) {
  /** Pairs that are as good as one of Student's for normal differences: Wilcoxon needs 5 % more. */
  private static final double EFFICIENCY = 3 / Math.PI;

  public Sensitivity {
    worse = List.copyOf(worse);
    hurdles = List.copyOf(hurdles);
  }

  /**
   * A test.
   *
   * @param pairs that it had
   * @param alpha its one-sided level
   * @param ranks whether it is the signed-rank test, else Student's
   */
  public record Hurdle(int pairs, double alpha, boolean ranks) {
    boolean isHopeless() {
      return pairs < 2 || (ranks && SignedRank.smallestP(pairs) > alpha);
    }

    double power(double effect) {
      double effective = ranks ? 1 + (pairs - 1) * EFFICIENCY : pairs;
      return StudentTest.power(effect, effective, alpha);
    }
  }

  /**
   * The smallest slowdown that would have been found with the wanted power: 0.02 for 2 %. Infinite
   * where none would have been; NaN where too few pairs tell how much they vary.
   */
  public double smallest() {
    if (hurdles.isEmpty() || hurdles.stream().anyMatch(Hurdle::isHopeless)) {
      return Double.POSITIVE_INFINITY;
    }
    double spread = Spread.of(worse);
    if (Double.isNaN(spread)) {
      return Double.NaN;
    }
    double effect = StudentTest.root(this::power, settings.power());
    return Math.max(settings.least(), Math.expm1(effect * spread));
  }

  private double power(double effect) {
    return hurdles.stream().mapToDouble(hurdle -> hurdle.power(effect)).reduce(1, (a, b) -> a * b);
  }
}
