package dev.interleave.runner.run;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.stats.Interval;
import dev.interleave.runner.plan.Costs;
import dev.interleave.runner.plan.Rounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What the forks so far have shown, of this run and of the part that it resumes. */
final class Tally {
  /** A cell that failed as often is given up: it would only use up the budget. */
  private static final int PATIENCE = 2;

  private final Costs costs = new Costs();
  private final Map<CellKey, List<Double>> values = new HashMap<>();
  private final Map<CellKey, Integer> failures = new HashMap<>();
  private final Set<CellKey> notRun = new HashSet<>();
  private final Map<CellKey, Set<Integer>> rounds = new HashMap<>();
  private int lastIndex;
  private int lastRound;
  private int ok;
  private int bad;

  /**
   * Counts a fork.
   *
   * @param now whether this session ran it; failures before a resume do not count against a cell
   */
  void add(Fork fork, Optional<Headline.Value> value, boolean now) {
    CellKey cell = fork.cell();
    lastIndex = Math.max(lastIndex, fork.index());
    lastRound = Math.max(lastRound, fork.round());
    rounds.computeIfAbsent(cell, key -> new HashSet<>()).add(fork.round());
    switch (fork.status()) {
      case OK -> {
        ok++;
        costs.add(cell, fork.seconds());
        value.ifPresent(
            v -> values.computeIfAbsent(cell, key -> new ArrayList<>()).add(v.number()));
      }
      case NOT_RUN -> notRun.add(cell);
      case FAILED, CRASHED, TIMED_OUT -> {
        bad++;
        if (now) {
          boolean hopeless = fork.status() == Fork.Status.TIMED_OUT;
          failures.merge(cell, hopeless ? PATIENCE : 1, Integer::sum);
        }
      }
    }
  }

  Costs costs() {
    return costs;
  }

  boolean has(CellKey cell, int round) {
    return rounds.getOrDefault(cell, Set.of()).contains(round);
  }

  /** Whether another fork of the cell makes sense. */
  boolean isOpen(CellKey cell) {
    return !notRun.contains(cell) && failures.getOrDefault(cell, 0) < PATIENCE;
  }

  boolean isGivenUp(CellKey cell) {
    return failures.getOrDefault(cell, 0) >= PATIENCE;
  }

  /** Forks that the cell still needs in the first rounds. */
  int missing(CellKey cell) {
    if (!isOpen(cell)) {
      return 0;
    }
    Set<Integer> done = rounds.getOrDefault(cell, Set.of());
    return (int)
        IntStream.rangeClosed(1, Rounds.LEAST).filter(round -> !done.contains(round)).count();
  }

  /** Half the cell's interval as a fraction of its value; infinite before there is one. */
  double width(CellKey cell) {
    double width = Interval.of(values.getOrDefault(cell, List.of())).relativeHalfWidth();
    return Double.isNaN(width) ? Double.POSITIVE_INFINITY : width;
  }

  int lastIndex() {
    return lastIndex;
  }

  int lastRound() {
    return lastRound;
  }

  /** Forks that were measured. */
  int ok() {
    return ok;
  }

  /** Forks that failed, crashed or timed out. */
  int bad() {
    return bad;
  }

  int forks() {
    return rounds.values().stream().mapToInt(Set::size).sum();
  }
}
