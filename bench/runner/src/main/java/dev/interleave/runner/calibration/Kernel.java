package dev.interleave.runner.calibration;

/** A fixed piece of work whose answer is known. */
sealed interface Kernel permits Computing, RandomReads, HandOvers {

  /** As in the line that is printed. */
  String name();

  /** Does the work; returns how many steps it took. */
  long run();

  /** Throws unless the last run's answer is right. */
  void check();

  /** Throws unless both are the same. */
  static void require(long expected, long found) {
    if (expected != found) {
      throw new IllegalStateException("wrong answer: %d instead of %d".formatted(found, expected));
    }
  }
}
