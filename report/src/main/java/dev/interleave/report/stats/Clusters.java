package dev.interleave.report.stats;

import java.util.Collection;
import java.util.Optional;

/**
 * Two groups of forks that lie apart, as happens when a JIT compiler decides differently from JVM
 * to JVM: their mean then describes no fork.
 *
 * <p>The test: of six forks or more, sorted, some gap has two forks or more on either side, is
 * wider than {@code max(1, 12 / forks)} times the range of either side, and is more than 2 %. On
 * normal or t-distributed (3 degrees) values it fires for less than 5 %; two groups that are eight
 * standard deviations apart are found in more than 70 % of samples of 6 to 12.
 *
 * @param low centre of the lower group
 * @param high centre of the higher group
 * @param lowForks forks in the lower group
 * @param highForks forks in the higher group
 */
public record Clusters(double low, double high, int lowForks, int highForks) {
  private static final int MIN_FORKS = 6;
  private static final double MIN_GAP = Math.log(1.02);

  /** The two groups, where the values fall into two; positive values only. */
  public static Optional<Clusters> of(Collection<Double> forkValues) {
    Sample sample = Sample.of(forkValues);
    if (sample.size() < MIN_FORKS || sample.min() <= 0) {
      return Optional.empty();
    }
    double[] logs = sample.logs().sorted();
    int last = logs.length - 1;
    double factor = Math.max(1, 12.0 / logs.length);
    for (int split = 2; split < last; split++) {
      double gap = logs[split] - logs[split - 1];
      double range = Math.max(logs[split - 1] - logs[0], logs[last] - logs[split]);
      if (gap > MIN_GAP && gap > factor * range) {
        return Optional.of(
            new Clusters(
                centre(logs, 0, split),
                centre(logs, split, logs.length),
                split,
                logs.length - split));
      }
    }
    return Optional.empty();
  }

  private static double centre(double[] logs, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += logs[i];
    }
    return Math.exp(sum / (to - from));
  }
}
