package dev.interleave.report.stats;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.DoubleStream;
import org.hipparchus.stat.StatUtils;

/** Finite numbers, and what is computed of them everywhere. */
final class Sample {
  private final double[] values;

  private Sample(double[] values) {
    this.values = values;
  }

  /** The finite ones among some values. */
  static Sample of(Collection<Double> values) {
    return new Sample(
        values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).toArray());
  }

  Sample logs() {
    return new Sample(DoubleStream.of(values).map(Math::log).toArray());
  }

  int size() {
    return values.length;
  }

  double min() {
    return StatUtils.min(values);
  }

  double mean() {
    return StatUtils.mean(values);
  }

  /** With n - 1; NaN for fewer than two. */
  double variance() {
    return values.length < 2 ? Double.NaN : StatUtils.variance(values);
  }

  double[] sorted() {
    double[] copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }
}
