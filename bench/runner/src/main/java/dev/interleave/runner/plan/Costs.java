package dev.interleave.runner.plan;

import dev.interleave.report.input.CellKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long forks took, and so how long further ones will. All values are seconds. */
public final class Costs {
  /** What a fork is taken to cost before any was measured: a short JMH setting and a JVM start. */
  public static final double UNKNOWN = 3;

  private final Map<CellKey, List<Double>> seconds = new HashMap<>();

  public void add(CellKey cell, double took) {
    seconds.computeIfAbsent(cell, key -> new ArrayList<>()).add(took);
  }

  public boolean isKnown(CellKey cell) {
    return seconds.containsKey(cell);
  }

  /** The mean of the cell's forks, else of all forks, else {@link #UNKNOWN}. */
  public double expected(CellKey cell) {
    List<Double> own = seconds.get(cell);
    return own == null ? mean() : own.stream().mapToDouble(d -> d).average().orElse(UNKNOWN);
  }

  /**
   * The mean of the cell's forks, else half the cheapest of all: for a decision that must not rest
   * on a guess.
   */
  public double atLeast(CellKey cell) {
    return isKnown(cell)
        ? expected(cell)
        : seconds.values().stream().flatMap(List::stream).mapToDouble(d -> d).min().orElse(UNKNOWN)
            / 2;
  }

  /** The longest of the cell's forks, else of all: for a decision that must not exceed a budget. */
  public double atMost(CellKey cell) {
    return seconds.getOrDefault(cell, List.of()).stream()
        .mapToDouble(d -> d)
        .max()
        .orElseGet(
            () ->
                seconds.values().stream()
                    .flatMap(List::stream)
                    .mapToDouble(d -> d)
                    .max()
                    .orElse(UNKNOWN));
  }

  /** The mean of all forks. */
  public double mean() {
    return seconds.values().stream()
        .flatMap(List::stream)
        .mapToDouble(d -> d)
        .average()
        .orElse(UNKNOWN);
  }
}
