package dev.interleave.report.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run's scores may be held against. */
sealed interface Basis {

  /**
   * Runs on the same machine, whose scores are compared as they are.
   *
   * @param runs at least one
   */
  record SameMachine(List<MeasuredRun> runs) implements Basis {}

  /**
   * Runs on other machines, whose scores are divided by what calibration found.
   *
   * @param machines the runs of each, at least one
   * @param differences of the one that is most like this
   */
  record OtherMachines(List<List<MeasuredRun>> machines, List<String> differences)
      implements Basis {}

  /**
   * None at all.
   *
   * @param reason without a full stop
   */
  record Nothing(String reason) implements Basis {}

  static Basis of(Baseline baseline, StoredRun now) {
    List<MeasuredRun> same =
        baseline.runs().stream().filter(run -> run.run().machine().equals(now.machine())).toList();
    if (!same.isEmpty()) {
      return new SameMachine(same);
    }
    List<String> differences =
        baseline.runs().stream()
            .map(run -> now.machine().differences(run.run().machine()))
            .min((one, other) -> Integer.compare(one.size(), other.size()))
            .orElseThrow();
    Map<Fingerprint, List<MeasuredRun>> calibrated =
        baseline.runs().stream()
            .filter(run -> run.run().calibration() != null)
            .collect(
                Collectors.groupingBy(
                    run -> run.run().machine(), LinkedHashMap::new, Collectors.toList()));
    if (now.calibration() == null || calibrated.isEmpty()) {
      return new Nothing(
          "the baseline is from another machine (%s), and %s has no calibration"
              .formatted(
                  String.join("; ", differences),
                  now.calibration() == null ? "this run" : "the baseline"));
    }
    return new OtherMachines(List.copyOf(calibrated.values()), differences);
  }

  /** The runs whose centres are compared, in groups whose means count. */
  default List<List<MeasuredRun>> groups() {
    return switch (this) {
      case SameMachine(List<MeasuredRun> runs) -> runs.stream().map(List::of).toList();
      case OtherMachines(List<List<MeasuredRun>> machines, List<String> differences) -> machines;
      case Nothing nothing -> List.of();
    };
  }

  /** What a value is to be corrected by, as a logarithm of its badness. */
  default double correction(MeasuredRun run, Series series) {
    return this instanceof OtherMachines && series.isSpeed()
        ? Objects.requireNonNull(run.run().calibration(), "only calibrated runs are grouped")
            .logSpeed()
        : 0;
  }

  /** Used where there are too few groups to show it. */
  default Drift assumed() {
    return this instanceof OtherMachines ? Gate.BETWEEN_MACHINES : Gate.BETWEEN_RUNS;
  }

  /** All runs of all groups. */
  default Stream<MeasuredRun> all() {
    return groups().stream().flatMap(List::stream);
  }
}
