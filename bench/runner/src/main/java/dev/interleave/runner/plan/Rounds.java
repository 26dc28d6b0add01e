package dev.interleave.runner.plan;

import dev.interleave.report.input.CellKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The random order of cells within a round: same seed, same order. */
public final class Rounds {
  /** Forks that every measured cell gets: the fewest that give an interval worth its name. */
  public static final int LEAST = 3;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Rounds() {}

  /**
   * The cells in the order of one round.
   *
   * @param cells in an order that is the same each time, whatever was dropped or measured since
   * @param round counts up from 1
   */
  public static List<CellKey> order(List<CellKey> cells, long seed, int round) {
    List<CellKey> order = new ArrayList<>(cells);
    // The documented algorithm of java.util.Random keeps the order the same on every JDK.
    Collections.shuffle(order, new Random(seed ^ (GOLDEN * round)));
    return List.copyOf(order);
  }
}
