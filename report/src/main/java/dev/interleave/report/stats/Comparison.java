package dev.interleave.report.stats;

import java.util.Collection;

/**
 * How two values relate, with the reason: the ratio's interval.
 *
 * @param ratio of the first to the second
 * @param relation what may be said
 */
public record Comparison(Interval ratio, Relation relation) {
  /** A difference of up to 3 % is called none: whole machines drift by as much. */
  public static final double TIE = 1.03;

  /** What a ratio's interval allows to say. */
  public enum Relation {
    /** The interval excludes 1 and reaches beyond the tie's margin. */
    DIFFERENT,
    /** All of the interval lies within 3 % of 1. */
    TIE,
    /** The interval holds 1 and reaches beyond the tie's margin: no claim either way. */
    UNDECIDED,
    /** Too few forks for an interval. */
    UNKNOWN
  }

  /** Compares by one value for each fork. */
  public static Comparison of(Collection<Double> first, Collection<Double> second) {
    Interval ratio = Interval.ratio(first, second);
    return new Comparison(ratio, relation(ratio));
  }

  private static Relation relation(Interval ratio) {
    if (!ratio.known()) {
      return Relation.UNKNOWN;
    }
    if (ratio.low() >= 1 / TIE && ratio.high() <= TIE) {
      return Relation.TIE;
    }
    return ratio.contains(1) ? Relation.UNDECIDED : Relation.DIFFERENT;
  }
}
