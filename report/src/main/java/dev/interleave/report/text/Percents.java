package dev.interleave.report.text;

import dev.interleave.report.stats.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Changes in per cent, with their signs. */
public final class Percents {
  private static final int MOST_DIGITS = 2;

  private Percents() {}

  /**
   * {@code +3.1 % [+2.0, +4.3]} of how many times as slow something is, with as many digits as the
   * interval gives sense to; the centre alone where the bounds are unknown, a dash for NaN.
   */
  public static String change(Interval ratio) {
    if (Double.isNaN(ratio.centre())) {
      return "–";
    }
    int digits = digits(ratio);
    String centre = signed(ratio.centre(), digits) + " %";
    return ratio.known()
        ? "%s [%s, %s]".formatted(centre, signed(ratio.low(), digits), signed(ratio.high(), digits))
        : centre;
  }

  /** {@code 3 %} or {@code 0.5 %} of a fraction. */
  public static String plain(double fraction) {
    return Digits.number(100 * fraction) + " %";
  }

  private static int digits(Interval ratio) {
    double most = distance(ratio.known() ? ratio.high() : ratio.centre());
    if (most >= 100) {
      return 0;
    }
    double half = ratio.known() ? 50 * (ratio.high() - ratio.low()) : distance(ratio.centre());
    return half > 0 ? Math.clamp((int) Math.ceil(-Math.log10(half)), 1, MOST_DIGITS) : 1;
  }

  private static double distance(double ratio) {
    return Math.abs(100 * (ratio - 1));
  }

  private static String signed(double ratio, int digits) {
    double percent = 100 * (ratio - 1);
    if (!Double.isFinite(percent)) {
      return "+∞";
    }
    BigDecimal rounded = BigDecimal.valueOf(percent).setScale(digits, RoundingMode.HALF_UP);
    return (rounded.signum() > 0 ? "+" : "") + rounded.toPlainString();
  }
}
