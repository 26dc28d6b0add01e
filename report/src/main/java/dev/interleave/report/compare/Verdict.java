package dev.interleave.report.compare;

/** What may be said of a subject. */
public sealed interface Verdict {

  /** A claim whose error rate is bounded by {@link Settings}. */
  enum Claim implements Verdict {
    SLOWER,
    FASTER,
    /** Within the margin. */
    SAME
  }

  /** Measured, and no claim is possible. */
  record Undecided(Cause cause) implements Verdict {}

  /**
   * Not measured, or not by enough pairs to say anything.
   *
   * @param reason for people to read, without a full stop
   */
  record CouldNotMeasure(String reason) implements Verdict {}

  /** Why there is no claim. */
  enum Cause {
    /** It looked slower or faster at first, and its fresh pairs did not confirm that. */
    NOT_CONFIRMED,
    /** It looked slower or faster, and the budget had no room to confirm that. */
    NO_BUDGET,
    /** Fewer pairs than can tell anything; the budget was too small. */
    TOO_FEW_PAIRS,
    /** The interval reaches beyond the margin. */
    TOO_NOISY
  }
}
