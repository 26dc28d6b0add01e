package dev.interleave.report.stats;

import java.util.stream.IntStream;

/**
 * Holm's correction for many tests: of all claims that are made, none is false with at least the
 * wanted probability, whatever the tests have to do with each other (Holm, Scandinavian Journal of
 * Statistics 6, 1979).
 */
public final class Holm {
  private Holm() {}

  /** Corrected p-values, in the same order: a claim is made where one is at most alpha. */
  public static double[] corrected(double... p) {
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted((one, other) -> Double.compare(p[one], p[other]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] corrected = new double[p.length];
    double greatest = 0;
    for (int i = 0; i < order.length; i++) {
      greatest = Math.max(greatest, Math.min(1, p[order[i]] * (p.length - i)));
      corrected[order[i]] = greatest;
    }
    return corrected;
  }
}
