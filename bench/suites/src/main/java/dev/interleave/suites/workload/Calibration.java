package dev.interleave.suites.workload;

import java.util.Arrays;

/**
 * How many steps of {@link Computation} take a millisecond on this machine. Found once per run and
 * handed to every fork as a system property, so that all forks do the same amount of work whatever
 * the machine does meanwhile.
 */
public final class Calibration {
  /** The system property that hands it to a fork. */
  public static final String PROPERTY = "interleave.stepsPerMillisecond";

  /** About right for today's processors; used where nobody calibrated, such as under plain JMH. */
  static final long UNCALIBRATED = 300_000;

  private Calibration() {}

  /** What the run was calibrated to. */
  public static long stepsPerMillisecond() {
    long steps = Long.getLong(PROPERTY, UNCALIBRATED);
    if (steps <= 0) {
      throw new IllegalArgumentException(
          "system property %s is %d, but must be positive".formatted(PROPERTY, steps));
    }
    return steps;
  }

  /** Prints the property for the run to record and hand on. */
  public static void main(String[] args) {
    System.out.println(PROPERTY + "=" + measure());
  }

  /** The median of samples of about ten milliseconds, after a warm-up. */
  private static long measure() {
    long steps = 10 * UNCALIBRATED;
    var perMillisecond = new double[41];
    long state = 1;
    for (int sample = 0; sample < perMillisecond.length; sample++) {
      long start = System.nanoTime();
      state = Computation.run(state, steps);
      perMillisecond[sample] = steps * 1e6 / (System.nanoTime() - start);
    }
    if (state == 0) {
      // Keeps the loop's result in use; this generator never reaches 0.
      System.err.println("the generator passed through zero");
    }
    double[] warm = Arrays.copyOfRange(perMillisecond, 20, perMillisecond.length);
    Arrays.sort(warm);
    return Math.round(warm[warm.length / 2] / 1000) * 1000;
  }
}
