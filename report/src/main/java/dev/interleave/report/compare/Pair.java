package dev.interleave.report.compare;

import dev.interleave.report.measure.Direction;

/**
 * A fork of either build, run one right after the other in an order that was drawn at random.
 *
 * @param baseline the value of the fork of the old build
 * @param candidate the value of the fork of the new build
 */
public record Pair(double baseline, double candidate) {
  /**
   * How much worse the candidate is, as a difference of logarithms: above 0 where it is slower. NaN
   * where there is no ratio, because a value is negative, not finite, or 0 on one side alone.
   *
   * @throws IllegalArgumentException of a metric that is not better either way
   */
  public double worse(Direction direction) {
    double ratio = ratio();
    return switch (direction) {
      case LOWER -> ratio;
      case HIGHER -> 0 - ratio;
      case NONE -> throw new IllegalArgumentException("a metric that is never better or worse");
    };
  }

  private double ratio() {
    if (baseline == 0 && candidate == 0) {
      return 0;
    }
    double ratio = baseline > 0 && candidate > 0 ? Math.log(candidate / baseline) : Double.NaN;
    return Double.isFinite(ratio) ? ratio : Double.NaN;
  }
}
