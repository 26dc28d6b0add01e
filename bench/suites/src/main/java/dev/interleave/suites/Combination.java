package dev.interleave.suites;

import dev.interleave.suites.model.BatchSize;
import dev.interleave.suites.model.ExecutionModel;
import dev.interleave.suites.workload.Workload;
import java.util.List;
import java.util.Optional;

/** Which combinations of workload, model and concurrency make sense. */
public final class Combination {
  /** The concurrencies that are measured. */
  public static final List<Integer> CONCURRENCIES = List.of(1, 10, 100, 1000, 10_000);

  private static final double LONGEST_SECONDS = 5;

  private Combination() {}

  /** Why a combination is not run, or empty if it is. */
  public static Optional<String> reasonNotToRun(
      Workload.Profile profile, ExecutionModel model, int concurrency) {
    if (concurrency < 1) {
      return Optional.of("concurrency is %d, but must be 1 or more".formatted(concurrency));
    }
    if (model == ExecutionModel.SEQUENTIAL && concurrency > 1) {
      return Optional.of("the reference runs one unit at a time: its concurrency is 1");
    }
    Optional<String> impossible = model.reasonNotToRun(profile);
    if (impossible.isPresent()) {
      return impossible;
    }
    double seconds = BatchSize.nanos(profile, model, 1) / 1e9;
    if (seconds > LONGEST_SECONDS) {
      return Optional.of("one unit alone would take about %.0f s".formatted(seconds));
    }
    int units = BatchSize.units(profile, model, concurrency);
    for (int lower : CONCURRENCIES) {
      if (lower < concurrency
          && units < concurrency
          && units <= BatchSize.units(profile, model, lower)) {
        return Optional.of(
            "a batch is shrunk to %d units to fit an iteration, as at concurrency %d"
                .formatted(units, lower));
      }
    }
    return Optional.empty();
  }
}
