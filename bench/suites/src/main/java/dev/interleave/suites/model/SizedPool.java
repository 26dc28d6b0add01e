package dev.interleave.suites.model;

import java.util.Map;

/** A pool of platform threads, as many as units, but no more than a system property allows. */
final class SizedPool {
  /** The system property that caps it: a whole number, 1 or more. */
  static final String MOST_THREADS = "interleave.mostThreads";

  /** The cap unless told otherwise, and the one by which batches are sized. */
  static final int USUALLY = 256;

  private SizedPool() {}

  static Model open(ExecutionModel.Opening opening) {
    int cap = mostThreads();
    return new PerUnitExecutor(
        PlatformThreads.pool(Math.min(opening.units(), cap)),
        opening.cores(),
        BlockingWaits.WITHOUT_PARTS,
        Map.of("most-threads", Integer.toString(cap)));
  }

  private static int mostThreads() {
    String given = System.getProperty(MOST_THREADS, Integer.toString(USUALLY));
    try {
      int threads = Integer.parseInt(given);
      if (threads >= 1) {
        return threads;
      }
    } catch (NumberFormatException notANumber) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "system property %s is '%s', but must be a whole number, 1 or more; leave it out for %d"
            .formatted(MOST_THREADS, given, USUALLY));
  }
}
