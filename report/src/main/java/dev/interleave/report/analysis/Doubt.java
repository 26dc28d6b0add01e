package dev.interleave.report.analysis;

/** A reason not to trust the numbers, each with advice. */
public interface Doubt {
  /** What was seen, a sentence with the numbers. */
  String message();

  /** What to do about it, a sentence. */
  String advice();
}
