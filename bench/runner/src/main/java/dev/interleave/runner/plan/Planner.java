package dev.interleave.runner.plan;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Suite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Which cells a budget is enough for. */
public final class Planner {
  private final List<Suite.Cell> byPriority;
  private final Map<CellKey, Suite.Cell> byKey;
  private final List<Suite.View> views;

  /**
   * @param cells the selected ones, in the suite's order
   * @param views whose references are kept as long as a cell of the view is
   */
  public Planner(List<Suite.Cell> cells, List<Suite.View> views) {
    this.byPriority = cells.stream().sorted(Comparator.comparingInt(Suite.Cell::priority)).toList();
    this.byKey =
        cells.stream()
            .collect(
                Collectors.toMap(
                    Suite.Cell::key, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    this.views = List.copyOf(views);
  }

  /**
   * A split of the cells into those to measure and those to leave out.
   *
   * @param kept in order of priority
   * @param dropped in order of priority
   * @param seconds what the kept ones need
   */
  public record Plan(List<CellKey> kept, List<CellKey> dropped, double seconds) {
    public Plan {
      kept = List.copyOf(kept);
      dropped = List.copyOf(dropped);
    }
  }

  /** Every cell, in order of priority and then of the suite. */
  public List<CellKey> all() {
    return byPriority.stream().map(Suite.Cell::key).distinct().toList();
  }

  /**
   * Keeps cells in order of priority as long as the seconds that they need fit. What comes after
   * the first that does not fit is dropped, so that no cell is kept at the cost of a more important
   * one. A cell is kept only together with those that explain it: its lone cell and the references
   * of its views. The first is kept even when it is too much on its own.
   *
   * @param candidates the cells to choose from; others count as dropped already
   * @param seconds what a cell still needs until it has its least number of forks
   * @param budget seconds that are left
   */
  public Plan fit(
      Collection<CellKey> candidates, ToDoubleFunction<CellKey> seconds, double budget) {
    Set<CellKey> allowed = Set.copyOf(candidates);
    Set<CellKey> kept = new LinkedHashSet<>();
    double used = 0;
    for (CellKey cell : all()) {
      if (!allowed.contains(cell) || kept.contains(cell)) {
        continue;
      }
      Set<CellKey> added = new LinkedHashSet<>();
      explain(cell, added);
      added.retainAll(allowed);
      added.removeAll(kept);
      double cost = added.stream().mapToDouble(seconds).sum();
      if (!kept.isEmpty() && used + cost > budget) {
        break;
      }
      kept.addAll(added);
      used += cost;
    }
    List<CellKey> inOrder = new ArrayList<>();
    List<CellKey> dropped = new ArrayList<>();
    for (CellKey cell : all()) {
      if (allowed.contains(cell)) {
        (kept.contains(cell) ? inOrder : dropped).add(cell);
      }
    }
    return new Plan(inOrder, dropped, used);
  }

  private void explain(CellKey key, Set<CellKey> into) {
    Suite.Cell cell = byKey.get(key);
    if (cell == null || !into.add(key)) {
      return;
    }
    Suite.Limit limit = cell.limit();
    if (limit != null) {
      explain(limit.lone(), into);
    }
    for (Suite.View view : views) {
      CellKey reference = view.reference();
      if (reference != null && shows(view, cell)) {
        explain(reference, into);
      }
    }
  }

  private static boolean shows(Suite.View view, Suite.Cell cell) {
    return view.where().entrySet().stream()
        .allMatch(
            wanted ->
                wanted.getValue().equals(cell.params().get(wanted.getKey()))
                    || wanted.getValue().equals(cell.attributes().get(wanted.getKey())));
  }
}
