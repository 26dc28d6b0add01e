package dev.interleave.report.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What happens to a machine, round by round, made up as far as it is asked for. */
final class History {
  private static final double WANDERING = 0.01;
  private static final double TREND = 0.003;
  private static final double BURSTS = 0.15;
  private static final double QUIET_MINUTES = 68 / 60.0;
  private static final double SPELL_MINUTES = 12 / 60.0;
  static final double FORK_MINUTES = 0.05;

  private final SplittableRandom levels;
  private final SplittableRandom bursts;
  private final SplittableRandom places;
  private final SplittableRandom lengths;
  private final double roundMinutes;
  private final double trend;
  private final List<Double> level = new ArrayList<>(List.of(0.0));
  private final List<Boolean> burst = new ArrayList<>();
  private final List<Double> place = new ArrayList<>();
  private final List<Spell> spells = new ArrayList<>();

  History(SplittableRandom random, double roundMinutes) {
    levels = random.split();
    bursts = random.split();
    places = random.split();
    lengths = random.split();
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

  /** Minutes until a pair of a round begins, somewhere in that round. */
  double time(int round, SplittableRandom random) {
    double spare = roundMinutes - 2 * FORK_MINUTES;
    return round * roundMinutes + (spare > 0 ? random.nextDouble() * spare : 0);
  }

  /** The logarithm of how slow spells make a fork that begins at a time. */
  double spells(double start) {
    double end = start + FORK_MINUTES;
    while (spells.isEmpty() || spells.getLast().from() < end) {
      double from = spells.isEmpty() ? 0 : spells.getLast().to();
      from += exponential(QUIET_MINUTES);
      double slowness = lengths.nextDouble(0.05, 0.50);
      spells.add(new Spell(from, from + exponential(SPELL_MINUTES), slowness));
    }
    double slowness = 0;
    for (Spell spell : spells) {
      double overlap = Math.min(end, spell.to()) - Math.max(start, spell.from());
      slowness += Math.max(0, overlap) / FORK_MINUTES * spell.slowness();
    }
    return Math.log1p(slowness);
  }

  private double exponential(double mean) {
    return -mean * Math.log1p(-lengths.nextDouble());
  }

  private record Spell(double from, double to, double slowness) {}

  /** A random place, 0 to 1, that is the same for all benchmarks. */
  double place(int index) {
    while (place.size() <= index) {
      place.add(places.nextDouble());
    }
    return place.get(index);
  }
}
