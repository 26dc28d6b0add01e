package dev.interleave.report.live;

import dev.interleave.report.input.Suite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which cells of a suite with known slowdowns a comparison has: all that do not change, and of each
 * kind one that does. So few of many benchmarks are slower, as it is with real changes; from one
 * comparison to the next each kind goes on to its next percentage.
 */
public final class Rotation {
  /** Kinds start at different percentages, so that no comparison has only small ones. */
  private static final int STRIDE = 2;

  private Rotation() {}

  /**
   * The suite of one comparison.
   *
   * @param suite whose cells all say what is injected
   * @param build number of the comparison, from 1
   */
  public static Suite of(Suite suite, int build) {
    Map<String, List<Suite.Cell>> slower = new LinkedHashMap<>();
    List<Suite.Cell> cells = new ArrayList<>();
    for (Suite.Cell cell : suite.cells()) {
      Injection injection = Injection.of(cell);
      if (injection.percent() > 0) {
        slower.computeIfAbsent(injection.kind(), any -> new ArrayList<>()).add(cell);
      } else {
        cells.add(cell);
      }
    }
    int turn = build - 1;
    for (List<Suite.Cell> kind : slower.values()) {
      cells.add(kind.get(turn % kind.size()));
      turn += STRIDE;
    }
    return suite.with(cells);
  }
}
