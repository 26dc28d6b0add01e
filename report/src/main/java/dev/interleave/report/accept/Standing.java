package dev.interleave.report.accept;

/** What acceptances make of one verdict. */
public sealed interface Standing {

  /** Nothing: it is not slower, or nobody accepted that. */
  enum None implements Standing {
    NONE
  }

  /** Slower, and not surely more than was accepted: no reason to fail. */
  record Accepted(Acceptance acceptance) implements Standing {}

  /** Slower, and all of its interval is above what was accepted. */
  record Beyond(Acceptance acceptance) implements Standing {}
}
