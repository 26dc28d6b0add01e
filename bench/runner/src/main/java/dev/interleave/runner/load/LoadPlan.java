package dev.interleave.runner.load;

import dev.interleave.report.load.LoadFork;
import dev.interleave.report.load.LoadSettings;
import dev.interleave.report.stats.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * What to measure, in which order, and what it takes.
 *
 * @param cells in an order that is the same each time
 * @param rounds at most
 * @param seed of the order within rounds
 * @param budgetSeconds for all of it
 */
record LoadPlan(
    LoadSettings settings, List<Cell> cells, int rounds, long seed, double budgetSeconds) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** What later rounds take of the time of the first, which knows nothing yet. */
  private static final double LATER = 0.6;

  /** Probes of a first round, about. */
  private static final int PROBES = 12;

  /** Seconds in which a server starts, about. */
  private static final double STARTING = 2;

  LoadPlan {
    cells = List.copyOf(cells);
  }

  /** The cells of a round in random order. */
  List<Cell> order(int round) {
    List<Cell> order = new ArrayList<>(cells);
    // The documented algorithm of java.util.Random keeps the order the same on every JDK.
    Collections.shuffle(order, new Random(seed ^ (GOLDEN * round)));
    return order;
  }

  /** Seconds that the fewest rounds which give intervals take, about. */
  double least() {
    return cells.size() * guess() * (1 + (Interval.MIN_FORKS - 1) * later());
  }

  /** Seconds of a cell's first fork, about. */
  private double guess() {
    int probes = settings.searches() ? PROBES : 1;
    return STARTING
        + settings.warmupSeconds()
        + probes * (settings.settleSeconds() + settings.seconds());
  }

  private double later() {
    return settings.searches() ? LATER : 1;
  }

  /** Seconds that one more fork of a cell takes, as far as can be told from those that ended. */
  double expected(Cell cell, List<LoadFork> ended) {
    List<LoadFork> whole = ended.stream().filter(fork -> fork.failure() == null).toList();
    OptionalDouble late =
        whole.stream()
            .filter(fork -> cell.isOf(fork) && fork.round() > 1)
            .mapToDouble(LoadFork::seconds)
            .average();
    OptionalDouble first =
        whole.stream()
            .filter(fork -> cell.isOf(fork) && fork.round() == 1)
            .mapToDouble(LoadFork::seconds)
            .average();
    if (late.isPresent()) {
      return late.getAsDouble();
    }
    return first.isPresent()
        ? later() * first.getAsDouble()
        : whole.stream()
            .filter(fork -> fork.round() == 1)
            .mapToDouble(LoadFork::seconds)
            .average()
            .orElse(guess());
  }

  /** Seconds of the budget that are left. */
  double left(List<LoadFork> ended) {
    return budgetSeconds - ended.stream().mapToDouble(LoadFork::seconds).sum();
  }

  /** The cells of all forks that were still to come, if the budget had no end. */
  List<Cell> remaining(List<LoadFork> ended) {
    List<Cell> remaining = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      for (Cell cell : cells) {
        if (!isSettled(cell, round, ended)) {
          remaining.add(cell);
        }
      }
    }
    return remaining;
  }

  /** Whether a cell needs no fork in this round: it had one, or it failed before. */
  static boolean isSettled(Cell cell, int round, List<LoadFork> ended) {
    return ended.stream()
        .anyMatch(fork -> cell.isOf(fork) && (fork.round() == round || fork.failure() != null));
  }
}
