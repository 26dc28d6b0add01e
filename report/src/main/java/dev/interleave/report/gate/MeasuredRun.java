package dev.interleave.report.gate;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.InputException;
import dev.interleave.report.input.Probe;
import dev.interleave.report.input.Run;
import dev.interleave.report.input.Source;
import dev.interleave.report.input.Suite;
import dev.interleave.report.measure.Direction;
import dev.interleave.report.measure.Measurement;
import dev.interleave.report.measure.Measurements;
import dev.interleave.report.pairing.ComparedMetric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run, as far as the gate needs it.
 *
 * @param run where it was made
 * @param series what it measured
 */
public record MeasuredRun(StoredRun run, List<Series> series) {
  public MeasuredRun {
    series = List.copyOf(series);
  }

  /**
   * Condenses a results folder.
   *
   * @param name of the run within a baseline
   * @throws InputException where it is none, or nothing was measured
   */
  static MeasuredRun of(String name, Source source) {
    Run run = source.run();
    if (run == null) {
      throw new InputException(
          source.path(),
          "it does not say on which machine it was measured: there is no " + Run.FILE,
          "The gate needs results folders of \"interleave run\".",
          "Measure with \"interleave run\".");
    }
    Suite suite = source.suite();
    List<Series> series = new ArrayList<>();
    for (Measurement measurement : Measurements.of(List.of(source))) {
      for (ComparedMetric metric :
          ComparedMetric.of(measurement, suite == null ? null : suite.metric())) {
        series(asked(measurement.id().key(), run), measurement, metric).ifPresent(series::add);
      }
    }
    if (series.isEmpty()) {
      throw new InputException(
          source.path(),
          "no fork of it has a result",
          "At least one must have ended well.",
          "Look into its " + Fork.FILE + " for the reasons, and measure again.");
    }
    Run.Environment environment = run.environment();
    int values = series.stream().mapToInt(Series::size).sum();
    return new MeasuredRun(
        new StoredRun(
            name,
            run.startedAt(),
            environment.gitCommit(),
            environment.gitDirty(),
            run.jar(),
            run.jarSha256(),
            Fingerprint.of(environment),
            Calibration.of(Probe.read(source.path())).orElse(null),
            values),
        series);
  }

  /** As {@link #of(String, Source)}, of a folder. */
  static MeasuredRun of(String name, Path folder) {
    return of(name, Source.read(folder));
  }

  /** The cell as it was asked for: results have parameters in an order of their own. */
  private static CellKey asked(CellKey cell, Run run) {
    return run.planned().stream().filter(cell::equals).findFirst().orElse(cell);
  }

  private static Optional<Series> series(
      CellKey cell, Measurement measurement, ComparedMetric metric) {
    Direction better = metric.direction(measurement);
    List<Double> values =
        measurement.forks().stream().map(metric::of).filter(Double::isFinite).toList();
    // Without forks that have too few samples a percentile would be that of the fast ones.
    boolean partial = metric.percentile() && values.size() < measurement.forks().size();
    if (better == Direction.NONE || values.isEmpty() || partial) {
      return Optional.empty();
    }
    int threads = measurement.id().threads();
    String mode = measurement.id().mode().shortName() + (threads > 1 ? "-t" + threads : "");
    return Optional.of(
        new Series(
            new SeriesId(cell, mode, metric.name()),
            measurement.unit(metric.key()),
            better,
            values));
  }

  Optional<Series> find(SeriesId id) {
    return series.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
