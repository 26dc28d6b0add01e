package dev.interleave.report.analysis;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.JmhResult.Mode;
import dev.interleave.report.measure.CellId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of cells, as short as all the cells of a report together allow. */
public final class Names {
  private static final int MANY = 6;

  private final boolean oneBenchmark;
  private final boolean oneClass;
  private final boolean oneMode;
  private final Map<String, List<String>> shown;

  private final Collection<String> axes;

  /**
   * @param keys all the cells
   * @param measured those that were measured, in each of their modes
   * @param axes of the suite, if there is one
   */
  public Names(Collection<CellKey> keys, Collection<CellId> measured, Collection<String> axes) {
    this.axes = axes;
    oneBenchmark = keys.stream().map(CellKey::benchmark).distinct().count() < 2;
    oneClass =
        keys.stream()
                .map(key -> key.benchmark().substring(0, key.benchmark().lastIndexOf('.') + 1))
                .distinct()
                .count()
            < 2;
    shown =
        keys.stream()
            .collect(
                Collectors.groupingBy(
                    CellKey::benchmark,
                    Collectors.collectingAndThen(Collectors.toList(), Names::params)));
    oneMode = measured.stream().map(CellId::mode).distinct().count() < 2;
  }

  /** Without what is the same of all cells: the benchmark, or its class. */
  public String of(CellKey key) {
    List<String> params = shown.getOrDefault(key.benchmark(), List.of());
    String first = oneClass ? Labels.method(key) : Labels.benchmark(key);
    return Labels.of(oneBenchmark && !params.isEmpty() ? "" : first, key, params, axes);
  }

  /** All parameters, or of many those that tell the benchmark's cells apart. */
  private static List<String> params(List<CellKey> keys) {
    List<String> all =
        keys.stream().flatMap(key -> key.params().keySet().stream()).distinct().toList();
    return all.size() <= MANY ? all : Labels.differing(keys, Set.of());
  }

  /** With the mode where there are several. */
  String of(CellId id) {
    Mode mode = id.mode();
    return oneMode ? of(id.key()) : of(id.key()) + " (" + mode.shortName() + ")";
  }
}
