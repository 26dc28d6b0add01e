package dev.interleave.services.delay;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How long answers take. A delay derives from its request, so that every client waits alike. */
public enum Distribution {
  /** Always the mean. */
  FIXED {
    @Override
    double times(double u, double v) {
      return 1;
    }
  },

  /** The exponential one: p99 is 4.6 times the mean. */
  EXPONENTIAL {
    @Override
    double times(double u, double v) {
      return -Math.log(u);
    }
  },

  /** Log-normal with a standard deviation of 1: p99 is 6.2 times the mean, p99.9 is 13 times. */
  LONG_TAILED {
    @Override
    double times(double u, double v) {
      double normal = Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v); // Box and Muller
      return Math.exp(normal - 0.5);
    }
  };

  /**
   * A delay in multiples of the mean.
   *
   * @param u uniform on (0, 1)
   * @param v uniform on (0, 1), independent
   */
  abstract double times(double u, double v);

  /** The delay of a request. */
  public long nanos(long meanNanos, long request) {
    return Math.round(meanNanos * times(uniform(request), uniform(~request)));
  }

  private static double uniform(long number) {
    long hash = number * 0x9e3779b97f4a7c15L;
    hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL; // The finalizer of SplitMix64.
    hash ^= hash >>> 31;
    return ((hash >>> 11) + 0.5) * 0x1p-53;
  }

  /** Its name in parameters: {@code long-tailed}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The distribution of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public static Distribution of(String id) {
    return Arrays.stream(values())
        .filter(distribution -> distribution.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown distribution '%s'; there are %s"
                        .formatted(
                            id,
                            Arrays.stream(values())
                                .map(Distribution::id)
                                .collect(Collectors.joining(", ")))));
  }
}
