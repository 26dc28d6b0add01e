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

  /** Each of about a millisecond. */
  private static final int SAMPLES = 400;

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

  /**
   * A high quantile of short samples, after a warm-up: whatever else the machine does can only make
   * a sample slower, and the shorter it is the more likely it is left alone.
   */
  private static long measure() {
    var perMillisecond = new double[SAMPLES];
    long state = 1;
    for (int sample = 0; sample < SAMPLES; sample++) {
      long start = System.nanoTime();
      state = Computation.run(state, UNCALIBRATED);
      perMillisecond[sample] = UNCALIBRATED * 1e6 / (System.nanoTime() - start);
    }
    if (state == 0) {
      // Keeps the loop's result in use; this generator never reaches 0.
      System.err.println("the generator passed through zero");
    }
    double[] warm = Arrays.copyOfRange(perMillisecond, SAMPLES / 2, SAMPLES);
    Arrays.sort(warm);
    return Math.round(warm[warm.length * 9 / 10] / 1000) * 1000;
  }
}
