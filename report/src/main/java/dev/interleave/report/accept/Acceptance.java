package dev.interleave.report.accept;

import dev.interleave.report.compare.Subject;
import dev.interleave.report.text.Wrap;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * A slowdown that was intended.
 *
 * @param subject what may be slower
 * @param ratio how many times as slow it may be, above 1
 * @param baseline the old build that it was seen against, for people; empty where unknown
 * @param candidate the new build, for people; empty where unknown
 * @param date when it was accepted
 * @param reason for the people who review it, one line
 */
public record Acceptance(
    Subject subject,
    double ratio,
    String baseline,
    String candidate,
    LocalDate date,
    String reason) {
  /** Three digits: a per cent for changes below a factor of ten. */
  private static final MathContext READABLE = new MathContext(3, RoundingMode.CEILING);

  public Acceptance {
    reason = Wrap.line(reason);
    if (!(ratio > 1) || Double.isInfinite(ratio)) {
      throw new IllegalArgumentException("ratio must be finite and above 1, was " + ratio);
    }
    if (reason.isEmpty()) {
      throw new IllegalArgumentException("reason must not be blank");
    }
  }

  /** A ratio as a bound to read: {@code 1.0883} becomes {@code 1.09}, never less than it was. */
  public static double readable(double ratio) {
    return BigDecimal.valueOf(ratio).round(READABLE).doubleValue();
  }
}
