package dev.interleave.report.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What happens to a machine, round by round, made up as far as it is asked for. */
final class History {
  private static final double WANDERING = 0.01;
  private static final double TREND = 0.003;
  private static final double BURSTS = 0.15;
  private static final double FORK_MINUTES = 0.05;

  private final SplittableRandom levels;
  private final SplittableRandom bursts;
  private final SplittableRandom places;
  private final double roundMinutes;
  private final double trend;
  private final List<Double> level = new ArrayList<>(List.of(0.0));
  private final List<Boolean> burst = new ArrayList<>();
  private final List<Double> place = new ArrayList<>();

  History(SplittableRandom random, double roundMinutes) {
    levels = random.split();
    bursts = random.split();
    places = random.split();
    this.roundMinutes = roundMinutes;
    trend = random.nextDouble(-TREND, TREND);
  }

  /** The logarithm of how slow the machine is when a round begins. */
  double level(int round) {
    while (level.size() <= round) {
      level.add(
          level.getLast()
              + trend * roundMinutes
              + WANDERING * Math.sqrt(roundMinutes) * levels.nextGaussian());
    }
    return level.get(round);
  }

  /** By how much that changes from one fork to the next. */
  double within(SplittableRandom random) {
    return trend * FORK_MINUTES + WANDERING * Math.sqrt(FORK_MINUTES) * random.nextGaussian();
  }

  boolean isBurst(int round) {
    while (burst.size() <= round) {
      burst.add(bursts.nextDouble() < BURSTS);
    }
    return burst.get(round);
  }

  /** A random place, 0 to 1, that is the same for all benchmarks. */
  double place(int index) {
    while (place.size() <= index) {
      place.add(places.nextDouble());
    }
    return place.get(index);
  }
}
