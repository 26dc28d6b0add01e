package dev.interleave.runner.plan;

import dev.interleave.report.input.CellKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The cells that gain most from another fork. */
public final class Widest {
  private Widest() {}

  /**
   * The widest third of the cells whose interval is still wider than wanted, at least one if there
   * is any. A third and not only the widest, so that forks of several cells go on being interleaved
   * and no cell gets its forks in one stretch of the machine's mood.
   *
   * @param widths half the interval as a fraction of the mean, by cell; infinite where there is no
   *     interval yet
   * @param wanted the fraction at which a cell is precise enough
   */
  public static List<CellKey> of(Map<CellKey, Double> widths, double wanted) {
    List<CellKey> wide =
        widths.entrySet().stream()
            .filter(entry -> entry.getValue() > wanted)
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .map(Map.Entry::getKey)
            .toList();
    return wide.subList(0, (wide.size() + 2) / 3);
  }
}
