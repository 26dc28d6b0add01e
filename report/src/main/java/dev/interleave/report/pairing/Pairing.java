package dev.interleave.report.pairing;

import dev.interleave.report.compare.Pair;
import dev.interleave.report.compare.Subject;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Source;
import dev.interleave.report.input.Suite;
import dev.interleave.report.measure.CellId;
import dev.interleave.report.measure.Direction;
import dev.interleave.report.measure.ForkSeries;
import dev.interleave.report.measure.Measurement;
import dev.interleave.report.measure.Measurements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What two builds' forks have in common. A pair is two forks, one of each build, of the same cell
 * and round.
 */
public final class Pairing {
  /** As often as this a cell's forks may fail on one side before it is given up. */
  public static final int PATIENCE = 2;

  private static final String ALIEN = "the builds measure it in different modes";

  private Pairing() {}

  /**
   * The subjects of some cells.
   *
   * @param cells in the order of the result; each has a subject at least
   * @param baseline the old build's results so far
   * @param candidate the new build's results so far
   */
  public static List<PairedSubject> of(
      Collection<CellKey> cells, Source baseline, Source candidate) {
    Map<CellId, Measurement> old = byCell(baseline);
    Map<CellKey, List<Measurement>> fresh =
        Measurements.of(List.of(candidate)).stream()
            .collect(Collectors.groupingBy(each -> each.id().key()));
    Suite suite = candidate.suite();
    Suite.Metric headline = suite == null ? null : suite.metric();
    List<PairedSubject> subjects = new ArrayList<>();
    for (CellKey cell : cells) {
      String obstacle = obstacle(cell, baseline.forks(), candidate.forks()).orElse(null);
      List<PairedSubject> measured = new ArrayList<>();
      List<Measurement> measurements = fresh.getOrDefault(cell, List.of());
      for (Measurement after : measurements) {
        Measurement before = old.get(after.id());
        if (before != null) {
          String mode = measurements.size() == 1 ? "" : " (" + after.id().mode().shortName() + ")";
          for (ComparedMetric metric : ComparedMetric.of(after, headline)) {
            PairedSubject subject = subject(cell, before, after, metric, mode, obstacle);
            if (metric.isIn(subject.pairs())) {
              measured.add(subject);
            }
          }
        }
      }
      if (measured.isEmpty()) {
        String reason =
            obstacle == null && isMeasured(cell, baseline, candidate) ? ALIEN : obstacle;
        measured.add(nothing(cell, reason));
      }
      subjects.addAll(measured);
    }
    return List.copyOf(subjects);
  }

  private static Map<CellId, Measurement> byCell(Source source) {
    return Measurements.of(List.of(source)).stream()
        .collect(Collectors.toMap(Measurement::id, Function.identity()));
  }

  /**
   * @param cell by the name under which it was asked for: results have its parameters in an order
   *     of their own
   */
  private static PairedSubject subject(
      CellKey cell,
      Measurement before,
      Measurement after,
      ComparedMetric metric,
      String mode,
      @Nullable String obstacle) {
    Map<Integer, ForkSeries> byRound = new TreeMap<>();
    before.forks().forEach(fork -> byRound.put(fork.round(), fork));
    List<PairedForks> pairs = new ArrayList<>();
    after.forks().stream()
        .sorted(Comparator.comparingInt(ForkSeries::round))
        .forEach(
            fork -> {
              ForkSeries other = byRound.get(fork.round());
              if (other != null) {
                Pair values = new Pair(metric.of(other), metric.of(fork));
                pairs.add(new PairedForks(fork.round(), values, other, fork));
              }
            });
    Subject subject = new Subject(cell.toString(), metric.name() + mode);
    String unit = after.unit(metric.key());
    Direction direction = metric.direction(after);
    return direction == Direction.NONE
        ? new PairedSubject(
            subject,
            cell,
            unit,
            Direction.LOWER,
            List.of(),
            "its unit, %s, is not better either way".formatted(unit))
        : new PairedSubject(subject, cell, unit, direction, pairs, obstacle);
  }

  private static boolean isMeasured(CellKey cell, Source baseline, Source candidate) {
    return Stream.of(baseline, candidate)
        .allMatch(
            source ->
                source.results().stream().anyMatch(result -> result.jmh().key().equals(cell)));
  }

  private static PairedSubject nothing(CellKey cell, @Nullable String obstacle) {
    return new PairedSubject(
        new Subject(cell.toString(), "time"), cell, "", Direction.LOWER, List.of(), obstacle);
  }

  /** Why a cell can't be measured: a build can't run it, or its forks fail again and again. */
  public static Optional<String> obstacle(CellKey cell, List<Fork> baseline, List<Fork> candidate) {
    return obstacle(cell, Side.CANDIDATE, candidate)
        .or(() -> obstacle(cell, Side.BASELINE, baseline));
  }

  private static Optional<String> obstacle(CellKey cell, Side side, List<Fork> forks) {
    List<Fork> bad =
        forks.stream()
            .filter(fork -> fork.cell().equals(cell) && fork.status() != Fork.Status.OK)
            .toList();
    Optional<Fork> hopeless =
        bad.stream()
            .filter(
                fork ->
                    fork.status() == Fork.Status.NOT_RUN || fork.status() == Fork.Status.TIMED_OUT)
            .findFirst()
            .or(() -> bad.size() < PATIENCE ? Optional.empty() : Optional.of(bad.getLast()));
    return hopeless.map(
        fork ->
            "the %s %s: %s"
                .formatted(
                    side.word(),
                    switch (fork.status()) {
                      case OK, FAILED -> "fails";
                      case NOT_RUN -> "can't run it";
                      case CRASHED -> "crashes";
                      case TIMED_OUT -> "takes too long";
                    },
                    Objects.requireNonNullElse(fork.message(), "no reason was given")));
  }
}
