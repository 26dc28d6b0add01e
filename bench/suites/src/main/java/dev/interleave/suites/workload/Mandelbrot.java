package dev.interleave.suites.workload;

import java.time.Duration;

/**
 * Each unit computes a row of the Mandelbrot set: how soon each of its points escapes. Rows differ
 * in their time by more than a factor of ten.
 */
public final class Mandelbrot implements Workload {
  private static final int WIDTH = 256;
  private static final int ROWS = 256;
  private static final int LIMIT = 200;

  @Override
  public Profile profile() {
    return new Profile(Duration.ofNanos(60_000), 1);
  }

  @Override
  public long run(int unit, long seed, Waits waits) {
    return waits.compute(() -> row(height(unit, seed)));
  }

  /** The set is its own mirror image, so the row as far below the axis has the same answer. */
  @Override
  public long expected(int unit, long seed) {
    return row(-height(unit, seed));
  }

  private static double height(int unit, long seed) {
    return 1.25 * (Math.floorMod(unit + seed * 31, (long) ROWS) + 0.5) / ROWS;
  }

  private static long row(double imaginary) {
    long sum = 0;
    for (int column = 0; column < WIDTH; column++) {
      double real = -2 + 2.5 * column / WIDTH;
      sum = sum * 31 + escape(real, imaginary);
    }
    return sum;
  }

  private static int escape(double real, double imaginary) {
    double x = 0;
    double y = 0;
    int steps = 0;
    while (steps < LIMIT && x * x + y * y <= 4) {
      double next = x * x - y * y + real;
      y = 2 * x * y + imaginary;
      x = next;
      steps++;
    }
    return steps;
  }

  /** {@code mandelbrot}. */
  public static final class Factory implements WorkloadFactory {
    @Override
    public String id() {
      return "mandelbrot";
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow();
      return new Mandelbrot();
    }
  }
}
