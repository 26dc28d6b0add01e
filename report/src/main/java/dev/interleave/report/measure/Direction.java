package dev.interleave.report.measure;

import java.util.regex.Pattern;

/** Which way a metric is better. */
public enum Direction {
  HIGHER,
  LOWER,
  /** Neither: a count or a share that merely describes. */
  NONE;

  private static final Pattern RATE = Pattern.compile("ops/.+");

  /**
   * From JMH's unit: {@code ops/s} is better when higher, {@code ns/op} and {@code B/op} when
   * lower.
   */
  public static Direction of(String unit) {
    if (RATE.matcher(unit).matches()) {
      return HIGHER;
    }
    return unit.endsWith("/op") ? LOWER : NONE;
  }
}
