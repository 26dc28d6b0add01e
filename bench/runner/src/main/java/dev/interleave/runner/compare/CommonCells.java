package dev.interleave.runner.compare;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Suite;
import dev.interleave.runner.plan.Selection;
import dev.interleave.runner.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the selected cells two builds have.
 *
 * @param both in the candidate's order
 * @param onlyBaseline what the candidate lacks
 * @param onlyCandidate what the baseline lacks
 */
record CommonCells(List<CellKey> both, List<CellKey> onlyBaseline, List<CellKey> onlyCandidate) {

  /**
   * Compares the cells of two builds.
   *
   * @param include a regular expression that selects cells, or empty for all
   * @throws Problem if there is none that both have
   */
  static CommonCells of(List<Suite.Cell> baseline, List<Suite.Cell> candidate, String include) {
    List<CellKey> old = keys(baseline);
    List<CellKey> fresh = keys(candidate);
    List<Suite.Cell> all = new ArrayList<>(candidate);
    all.addAll(baseline);
    Set<CellKey> selected =
        Selection.of(all, include).stream().map(Suite.Cell::key).collect(Collectors.toSet());
    List<CellKey> both =
        fresh.stream().filter(cell -> selected.contains(cell) && old.contains(cell)).toList();
    if (both.isEmpty()) {
      throw Problem.usage(
          "No benchmark is in both jars%s: the baseline has %s, the candidate %s. Compare two builds of the same benchmarks, with the same parameters."
              .formatted(
                  include.isEmpty() ? "" : " and matches --include=" + include,
                  first(old),
                  first(fresh)));
    }
    return new CommonCells(
        both,
        old.stream().filter(cell -> selected.contains(cell) && !fresh.contains(cell)).toList(),
        fresh.stream().filter(cell -> selected.contains(cell) && !old.contains(cell)).toList());
  }

  private static List<CellKey> keys(List<Suite.Cell> cells) {
    return cells.stream().map(Suite.Cell::key).distinct().toList();
  }

  private static String first(List<CellKey> cells) {
    return cells.getFirst() + (cells.size() > 1 ? " and %d more".formatted(cells.size() - 1) : "");
  }
}
