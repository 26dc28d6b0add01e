package dev.interleave.report.gate;

import dev.interleave.report.accept.Standing;
import dev.interleave.report.compare.Settings;
import dev.interleave.report.compare.Verdict;
import dev.interleave.report.compare.Verdict.Cause;
import dev.interleave.report.compare.Verdict.CouldNotMeasure;
import dev.interleave.report.compare.Verdict.Undecided;
import dev.interleave.report.stats.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hipparchus.stat.StatUtils;

/**
 * Comes to verdicts on a run from a baseline's runs. Nothing is paired: this run's forks and those
 * of each stored run are samples of their own, and what differs between runs for no reason is part
 * of every interval.
 */
final class Gate {
  /**
   * What to expect between runs where only one is stored. Measured on a 2-core virtual machine,
   * each time with two runs of one jar: seven minutes apart on a quiet machine, 49 benchmarks
   * shared 0.3 % and had nothing of their own; half an hour apart, while others used the machine,
   * 40 benchmarks shared 8 % and had 8 % of their own (standard deviations). This is between the
   * two.
   */
  static final Drift BETWEEN_RUNS = Drift.assumed(0.05, 0.03);

  /**
   * What division by calibration leaves between machines, where no two are stored. Measured once,
   * between two virtual machines of one kind: 8 % shared, 12 % own. From one processor generation
   * to the next, single programs of public suites gain some 10 to 20 % more or less than the suite.
   */
  static final Drift BETWEEN_MACHINES = Drift.assumed(0.15, 0.15);

  private final Basis basis;
  private final MeasuredRun now;
  private final Settings settings;

  private Gate(Basis basis, MeasuredRun now, Settings settings) {
    this.basis = basis;
    this.now = now;
    this.settings = settings;
  }

  /**
   * Judges what both have.
   *
   * @return a row for each series of this run that the baseline has too, in this run's order
   */
  static List<GateRow> rows(Basis basis, Baseline baseline, MeasuredRun now, Settings settings) {
    List<Series> common =
        now.series().stream()
            .filter(
                series ->
                    baseline.runs().stream().anyMatch(run -> run.find(series.id()).isPresent()))
            .toList();
    if (basis instanceof Basis.Nothing(String reason)) {
      return common.stream().map(series -> GateRow.notMeasured(series, reason)).toList();
    }
    return new Gate(basis, now, settings).judge(common);
  }

  /** A series that can be judged, with what the baseline has of it, by group. */
  private record Subject(
      Series now, List<List<Series>> before, List<Double> centres, double centre) {
    Stream<Series> stored() {
      return before.stream().flatMap(List::stream);
    }

    double storedCentre() {
      return centres.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Degrees of freedom of the forks' variance, of all runs together. */
    int degrees() {
      return Stream.concat(Stream.of(now), stored()).mapToInt(series -> series.size() - 1).sum();
    }

    private double forkVariance() {
      return Stream.concat(Stream.of(now), stored()).mapToDouble(Series::squares).sum() / degrees();
    }

    /** The forks' part of the variance of each stored centre. */
    double noiseOfCentres() {
      return forkVariance()
          * StatUtils.mean(before.stream().mapToDouble(Subject::perFork).toArray());
    }

    /** The forks' part of the variance of the difference. */
    double noise() {
      return forkVariance() / now.size() + noiseOfCentres() / before.size();
    }

    /** The variance of a group's mean of runs' means, where a fork's is 1. */
    private static double perFork(List<Series> group) {
      return group.stream().mapToDouble(series -> 1.0 / series.size()).sum()
          / (group.size() * (double) group.size());
    }
  }

  private List<GateRow> judge(List<Series> common) {
    List<GateRow> rows = new ArrayList<>();
    List<Subject> subjects = new ArrayList<>();
    for (Series series : common) {
      Optional<GateRow> obstacle = obstacle(series);
      if (obstacle.isPresent()) {
        rows.add(obstacle.get());
      } else {
        subjects.add(subject(series));
      }
    }
    Map<String, List<Subject>> byMetric = new LinkedHashMap<>();
    for (Subject subject : subjects) {
      byMetric.computeIfAbsent(subject.now.id().metric(), any -> new ArrayList<>()).add(subject);
    }
    for (List<Subject> all : byMetric.values()) {
      List<Subject> complete =
          all.stream().filter(one -> one.before.size() == basis.groups().size()).toList();
      Drift drift = drift(complete);
      for (Subject subject : all) {
        double alone = complete.contains(subject) ? alone(complete, subject) : 0;
        rows.add(row(subject, drift, alone, byMetric.size(), subjects.size()));
      }
    }
    return List.copyOf(rows);
  }

  /** What keeps a series from being judged. */
  private Optional<GateRow> obstacle(Series series) {
    List<Series> stored = basis.all().flatMap(run -> run.find(series.id()).stream()).toList();
    if (stored.isEmpty()) {
      return Optional.of(
          GateRow.notMeasured(series, "the baseline has it only from machines that are left out"));
    }
    for (Series one : stored) {
      if (!one.unit().equals(series.unit()) || one.better() != series.better()) {
        return Optional.of(
            GateRow.notMeasured(
                series,
                "its unit is %s here and %s in the baseline".formatted(series.unit(), one.unit())));
      }
    }
    if (!Stream.concat(Stream.of(series), stored.stream()).allMatch(Series::isPositive)) {
      return Optional.of(GateRow.notMeasured(series, "a value is not above 0, so it has no ratio"));
    }
    boolean tooFew =
        series.size() + stored.stream().mapToInt(Series::size).sum() < stored.size() + 3;
    return tooFew
        ? Optional.of(
            new GateRow(
                series,
                new Undecided(Cause.TOO_FEW_PAIRS),
                Standing.None.NONE,
                "too few forks to know how much they vary: allow a larger budget",
                new Interval(Double.NaN, Double.NaN, Double.NaN, series.size()),
                stored.stream().mapToInt(Series::size).sum(),
                Double.NaN,
                Double.NaN))
        : Optional.empty();
  }

  private Subject subject(Series series) {
    List<List<Series>> before = new ArrayList<>();
    List<Double> centres = new ArrayList<>();
    for (List<MeasuredRun> group : basis.groups()) {
      List<Series> stored = new ArrayList<>();
      double sum = 0;
      for (MeasuredRun run : group) {
        Optional<Series> found = run.find(series.id());
        if (found.isPresent()) {
          stored.add(found.get());
          sum += found.get().badness() + basis.correction(run, series);
        }
      }
      if (!stored.isEmpty()) {
        before.add(stored);
        centres.add(sum / stored.size());
      }
    }
    return new Subject(series, before, centres, series.badness() + basis.correction(now, series));
  }

  /** Measured where there are two groups or more, else assumed. */
  private Drift drift(List<Subject> complete) {
    if (basis.groups().size() < 2 || complete.isEmpty()) {
      return basis.assumed();
    }
    double noise = StatUtils.mean(complete.stream().mapToDouble(Subject::noiseOfCentres).toArray());
    return Drift.measured(table(complete), noise);
  }

  private static double[][] table(List<Subject> complete) {
    int groups = complete.getFirst().centres.size();
    double[][] table = new double[groups][complete.size()];
    for (int i = 0; i < groups; i++) {
      for (int j = 0; j < complete.size(); j++) {
        table[i][j] = complete.get(j).centres.get(i);
      }
    }
    return table;
  }

  private static double alone(List<Subject> complete, Subject subject) {
    return subject.centres.size() < 2 ? 0 : Drift.alone(table(complete), complete.indexOf(subject));
  }

  /**
   * @param alone what the benchmark itself was seen to vary from run to run: one that wanders more
   *     than others is not judged by what is usual
   */
  private GateRow row(Subject subject, Drift drift, double alone, int events, int tests) {
    double groups = 1 + 1.0 / subject.before.size();
    double noise = subject.noise();
    Deviation deviation =
        new Deviation(
            subject.centre - subject.storedCentre(),
            drift.shared() * groups,
            drift.sharedDegrees(),
            Math.max(drift.own() * groups + noise, alone * groups),
            Deviation.satterthwaite(
                drift.own() * groups, drift.ownDegrees(), noise, subject.degrees()),
            subject.now.size(),
            events,
            tests,
            settings);
    double threshold = deviation.threshold();
    Verdict verdict = deviation.verdict(threshold);
    return new GateRow(
        subject.now,
        verdict,
        Standing.None.NONE,
        switch (verdict) {
          case Undecided open ->
              "it is within what runs differ by for no reason, and its interval reaches beyond the margin";
          case CouldNotMeasure(String reason) -> reason;
          case Verdict.Claim claim -> "";
        },
        deviation.ratio(),
        subject.stored().mapToInt(Series::size).sum(),
        Math.expm1(threshold),
        deviation.smallest(threshold));
  }
}
