package dev.interleave.report.text;

import dev.interleave.report.stats.Interval;
import java.math.BigDecimal;
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
    if (!isPlain(value)) {
      BigDecimal digits = rounded(value).stripTrailingZeros();
      int exponent = digits.precision() - digits.scale() - 1;
      return digits.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
    return grouped(rounded(value));
  }

  /** {@code 171 200 [168 900, 173 500]}, or the centre alone where the bounds are unknown. */
  public static String interval(Interval value) {
    String bounds = bounds(value);
    return value(value.centre()) + (bounds.isEmpty() ? "" : " " + bounds);
  }

  /** {@code [168 900, 173 500]} to the same place as the centre; empty where unknown. */
  public static String bounds(Interval value) {
    return value.known()
        ? "[%s, %s]".formatted(bound(value.low(), value), bound(value.high(), value))
        : "";
  }

  /** {@code 3.12x [3.01, 3.24]}. */
  public static String ratio(Interval value) {
    String bounds = bounds(value);
    return value(value.centre()) + "x" + (bounds.isEmpty() ? "" : " " + bounds);
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

  private static String bound(double bound, Interval value) {
    boolean plain = isPlain(bound) && isPlain(value.centre());
    BigDecimal same =
        plain
            ? new BigDecimal(Double.toString(bound))
                .setScale(place(value.centre()), RoundingMode.HALF_UP)
            : BigDecimal.ZERO;
    // A bound far below the centre needs digits of its own.
    return same.signum() == 0 ? value(bound) : grouped(same);
  }

  private static boolean isPlain(double value) {
    double magnitude = Math.abs(value);
    return Double.isFinite(value) && magnitude >= 1e-4 && magnitude < 1e13;
  }

  private static String grouped(BigDecimal number) {
    String plain = number.toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String fraction = point < 0 ? "" : plain.substring(point);
    return THOUSANDS.matcher(whole).replaceAll(" ") + fraction;
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
    return new BigDecimal(Double.toString(value)).setScale(place(value), RoundingMode.HALF_UP);
  }

  /** Decimals to print, negative for zeros before the point. */
  private static int place(double value) {
    BigDecimal exact = new BigDecimal(Double.toString(value));
    int leading = exact.unscaledValue().abs().toString().charAt(0) - '0';
    int whole = exact.precision() - exact.scale();
    return (leading == 1 ? 4 : 3) - whole;
  }
}
