package dev.interleave.runner.load.generator;

import dev.interleave.report.load.Arrivals;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * When requests are due: nanoseconds from the start, one after the other, whatever was answered.
 */
@FunctionalInterface
interface Schedule {
  /** The next due time. */
  long next();

  /** At this rate, requests per second. */
  static Schedule of(Arrivals arrivals, double rate, long seed) {
    double gap = 1e9 / rate;
    return switch (arrivals) {
      case FIXED -> new Fixed(gap);
      case POISSON -> new Poisson(gap, new SplittableRandom(seed));
    };
  }

  /** Multiples of the gap: rounding does not add up. */
  final class Fixed implements Schedule {
    private final double gap;
    private long count;

    Fixed(double gap) {
      this.gap = gap;
    }

    @Override
    public long next() {
      return Math.round(gap * count++);
    }
  }

  /** Exponential gaps. */
  final class Poisson implements Schedule {
    private final double gap;
    private final RandomGenerator random;
    private double at;

    Poisson(double gap, RandomGenerator random) {
      this.gap = gap;
      this.random = random;
    }

    @Override
    public long next() {
      at += gap * random.nextExponential();
      return Math.round(at);
    }
  }
}
