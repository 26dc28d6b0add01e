package dev.interleave.report.stats;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * From which iteration on a fork ran steadily, judged by the fork's own series, warm-up included.
 *
 * <p>The rule, on logarithms, for a series of {@code w} warm-up and {@code m} measurement
 * iterations:
 *
 * <ol>
 *   <li>The last {@code max(3, m / 2)} iterations are the reference.
 *   <li>An iteration fits the reference when it lies in the reference's 98 % prediction interval or
 *       within 3 % of its mean.
 *   <li>The fork is steady from the first iteration that fits and whose successor fits too. Only a
 *       leading run is ever left out: a later outlier (a collection, say) is part of what the
 *       program costs.
 *   <li>The fork never got steady when the iterations from there on drift: the line through them
 *       moves by more than 5 %, with p below 1 % (Student's t of the slope).
 * </ol>
 *
 * <p>Fewer than three measurement iterations, or values that are not positive, are not judged, and
 * all of them count. So with 2 + 4 iterations at most one can be left out, with 5 + 10 at most
 * five. Of forks that are white noise, by simulation: about 1 % are called never steady (none where
 * the noise is 1 %), about 1 % lose an iteration where warm-up is known, up to 4 % where it is not.
 *
 * @param from index of the first measurement iteration that counts
 * @param verdict whether the rest is steady
 */
public record SteadyState(int from, Verdict verdict) {
  private static final double SAME = Math.log(1.03);
  private static final double DRIFT = Math.log(1.05);
  private static final int MIN_REFERENCE = 3;

  /** How the judgement ended. */
  public enum Verdict {
    STEADY,
    NEVER,
    /** Too few iterations to tell. */
    UNJUDGED
  }

  /** Judges a fork by its warm-up (may be empty) and measurement iterations, in order. */
  public static SteadyState of(List<Double> warmup, List<Double> measured) {
    boolean judged =
        measured.size() >= MIN_REFERENCE
            && Stream.concat(warmup.stream(), measured.stream())
                .allMatch(value -> Double.isFinite(value) && value > 0);
    if (!judged) {
      return new SteadyState(0, Verdict.UNJUDGED);
    }
    double[] series =
        Stream.concat(warmup.stream(), measured.stream()).mapToDouble(Math::log).toArray();
    int start = start(series, Math.max(MIN_REFERENCE, (measured.size() + 1) / 2));
    return new SteadyState(
        Math.max(0, start - warmup.size()), drifts(series, start) ? Verdict.NEVER : Verdict.STEADY);
  }

  private static int start(double[] series, int reference) {
    int last = series.length - reference;
    double mean = StatUtils.mean(series, last, reference);
    double half =
        Math.max(
            SAME,
            new TDistribution(reference - 1.0).inverseCumulativeProbability(0.99)
                * Math.sqrt(StatUtils.variance(series, last, reference) * (1 + 1.0 / reference)));
    boolean[] fits = new boolean[series.length];
    for (int i = 0; i < series.length; i++) {
      fits[i] = i >= last || Math.abs(series[i] - mean) <= half;
    }
    int start = 0;
    while (!(fits[start] && fits[start + 1])) {
      start++;
    }
    return start;
  }

  private static boolean drifts(double[] series, int start) {
    double[] tail = DoubleStream.of(series).skip(start).toArray();
    SimpleRegression line = new SimpleRegression();
    for (int i = 0; i < tail.length; i++) {
      line.addData(i, tail[i]);
    }
    double moved = Math.abs(line.getSlope()) * (tail.length - 1);
    if (moved <= DRIFT) {
      return false;
    }
    double t = Math.abs(line.getSlope()) / line.getSlopeStdErr();
    return t > new TDistribution(tail.length - 2.0).inverseCumulativeProbability(0.995);
  }
}
