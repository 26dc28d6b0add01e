package dev.interleave.report.text;

import dev.interleave.report.stats.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Numbers with three to four significant digits and a space between thousands. */
public final class Digits {
  private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d)(?=(\\d{3})+$)");

  private Digits() {}

  /**
   * A count or a tick: four digits after a leading 1, else three, no zeros after the last other
   * digit: {@code 171 200}, {@code 8.73}, {@code 0.5}; a dash for NaN.
   */
  public static String number(double value) {
    String measured = value(value);
    return measured.contains(".") && !measured.contains("e")
        ? measured.replaceAll("\\.?0+$", "")
        : measured;
  }

  /** A measured value, with as many digits and zeros among them: {@code 36.0}. */
  public static String value(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "-∞";
    }
    if (value == 0) {
      return "0";
    }
    double magnitude = Math.abs(value);
    if (magnitude < 1e-4 || magnitude >= 1e13) {
      BigDecimal digits = rounded(value).stripTrailingZeros();
      int exponent = digits.precision() - digits.scale() - 1;
      return digits.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
    String plain = rounded(value).toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String fraction = point < 0 ? "" : plain.substring(point);
    return THOUSANDS.matcher(whole).replaceAll(" ") + fraction;
  }

  /** {@code 171 200 [168 900, 173 500]}, or the centre alone where the bounds are unknown. */
  public static String interval(Interval value) {
    return value.known()
        ? "%s [%s, %s]".formatted(value(value.centre()), value(value.low()), value(value.high()))
        : value(value.centre());
  }

  /** {@code 3.12x [3.01, 3.24]}. */
  public static String ratio(Interval value) {
    return value.known()
        ? "%sx [%s, %s]".formatted(value(value.centre()), value(value.low()), value(value.high()))
        : value(value.centre()) + "x";
  }

  /** {@code 97 % [95, 99]} of a share where 1 is all. */
  public static String percent(Interval share) {
    return share.known()
        ? "%s %% [%s, %s]"
            .formatted(
                hundredths(share.centre()), hundredths(share.low()), hundredths(share.high()))
        : hundredths(share.centre()) + " %";
  }

  /** {@code 97 %}. */
  public static String percent(double share) {
    return hundredths(share) + " %";
  }

  /** {@code 1 fork}, {@code 3 forks}. */
  public static String count(int count, String noun) {
    return number(count) + " " + noun + (count == 1 ? "" : "s");
  }

  private static String hundredths(double share) {
    double percent = share * 100;
    if (Double.isNaN(percent)) {
      return "–";
    }
    // Near the whole a tenth of a per cent tells something; small shares keep two digits.
    int digits = percent >= 10 || percent == 0 ? 0 : percent >= 1 ? 1 : 2;
    return BigDecimal.valueOf(percent).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }

  private static BigDecimal rounded(double value) {
    BigDecimal exact = new BigDecimal(Double.toString(value));
    int leading = exact.unscaledValue().abs().toString().charAt(0) - '0';
    MathContext digits = new MathContext(leading == 1 ? 4 : 3, RoundingMode.HALF_UP);
    BigDecimal rounded = exact.round(digits);
    int missing = digits.getPrecision() - rounded.precision();
    return rounded.setScale(Math.max(0, rounded.scale() + missing), RoundingMode.HALF_UP);
  }
}
