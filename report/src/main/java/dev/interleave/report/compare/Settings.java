package dev.interleave.report.compare;

/**
 * What the user wants of verdicts.
 *
 * @param alpha the greatest probability with which a comparison, of all its benchmarks and metrics
 *     taken together, says "slower" of any that is not; the same for "faster"
 * @param margin what counts as the same: 0.03 for a ratio between 1 / 1.03 and 1.03
 * @param least the smallest change worth a verdict, 0.005 for half a per cent: two jars of the same
 *     code may differ by that much through where their code happens to lie. One that is smaller is
 *     not called slower or faster, however sure it is
 * @param sameAlpha the greatest probability with which a benchmark that differs by the margin or
 *     more is called the same
 * @param power the probability with which the smallest change that a run could find is found
 */
public record Settings(double alpha, double margin, double least, double sameAlpha, double power) {
  public static final Settings DEFAULT = new Settings(0.01, 0.03, 0.005, 0.05, 0.95);

  public Settings {
    between("alpha", alpha, 0, 0.5);
    between("margin", margin, 0, 1);
    between("sameAlpha", sameAlpha, 0, 0.5);
    between("power", power, 0.5, 1);
    if (!(least >= 0 && least <= margin)) {
      throw new IllegalArgumentException(
          "least must be from 0 to the margin of %s, was %s".formatted(margin, least));
    }
  }

  /** The same with another margin; the smallest change worth a verdict shrinks with it. */
  public Settings withMargin(double other) {
    return new Settings(alpha, other, Math.min(least, other), sameAlpha, power);
  }

  /** The margin as a difference of logarithms. */
  public double logMargin() {
    return Math.log1p(margin);
  }

  public double logLeast() {
    return Math.log1p(least);
  }

  private static void between(String name, double value, double low, double high) {
    if (!(value > low && value < high)) {
      throw new IllegalArgumentException(
          "%s must be between %s and %s, was %s".formatted(name, low, high, value));
    }
  }
}
