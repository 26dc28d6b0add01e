package dev.interleave.suites.model;

import dev.interleave.suites.workload.Workload;

/**
 * How many units a batch really has: as many as the concurrency asks for, or fewer where that would
 * take too long to fit an iteration.
 *
 * <p>Sizes are planned for two cores wherever they run, so that a cell is the same on every machine
 * and its results can be compared.
 */
public final class BatchSize {
  private static final double LONGEST_NANOS = 500e6;
  private static final int PLANNED_CORES = 2;

  private BatchSize() {}

  /** The units of a batch, from 1 to {@code concurrency}. */
  public static int units(Workload.Profile profile, ExecutionModel model, int concurrency) {
    if (nanos(profile, model, concurrency) <= LONGEST_NANOS) {
      return concurrency;
    }
    double perUnit = nanos(profile, model, concurrency) / concurrency;
    return Math.clamp(roundDown(LONGEST_NANOS / perUnit), 1, concurrency);
  }

  /** About how long a batch takes, in nanoseconds. */
  public static double nanos(Workload.Profile profile, ExecutionModel model, int units) {
    double lone = profile.lone().toNanos();
    double computing =
        units * profile.cpuShare() * lone / model.overlappingComputations(units, PLANNED_CORES);
    return Math.max(waiting(profile, model, units), computing);
  }

  private static double waiting(Workload.Profile profile, ExecutionModel model, int units) {
    double lone = profile.lone().toNanos();
    if (profile.parts() == 1) {
      return Math.ceil((double) units / overlap(profile, model, units)) * lone;
    }
    int parts = units * profile.parts();
    return units * (1 - profile.cpuShare()) * lone / overlap(profile, model, parts);
  }

  private static int overlap(Workload.Profile profile, ExecutionModel model, int waits) {
    return Math.min(model.overlappingWaits(waits, PLANNED_CORES), profile.mostWaits());
  }

  /** To one significant digit, so that sizes read well. */
  private static int roundDown(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1))));
    return (int) (Math.floor(value / power) * power);
  }
}
