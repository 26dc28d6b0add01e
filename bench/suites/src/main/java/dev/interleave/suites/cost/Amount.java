package dev.interleave.suites.cost;

/**
 * How much, or why that is not known.
 *
 * @param value NaN where not measured
 * @param reason why it is not measured, without a full stop; else empty
 */
public record Amount(double value, String reason) {
  public Amount {
    if (Double.isNaN(value) == reason.isEmpty()) {
      throw new IllegalArgumentException(
          "an amount has a value or a reason, not %s and '%s'".formatted(value, reason));
    }
  }

  public static Amount of(double value) {
    return new Amount(value, "");
  }

  public static Amount notMeasured(String reason) {
    return new Amount(Double.NaN, reason);
  }

  public boolean measured() {
    return reason.isEmpty();
  }

  /** The sum: not measured if either is not. */
  public Amount plus(Amount other) {
    return with(other, value + other.value);
  }

  /** The difference: not measured if either is not. */
  public Amount minus(Amount other) {
    return with(other, value - other.value);
  }

  Amount times(double factor) {
    return with(this, value * factor);
  }

  private Amount with(Amount other, double result) {
    return !measured() ? this : other.measured() ? of(result) : other;
  }
}
