package dev.interleave.report.analysis;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.JmhResult.Mode;
import dev.interleave.report.measure.CellId;
import java.util.Collection;

/** Names of cells, as short as all the cells of a report together allow. */
final class Names {
  private final boolean oneBenchmark;
  private final boolean oneClass;
  private final boolean oneMode;

  Names(Collection<CellKey> keys, Collection<CellId> measured) {
    oneBenchmark = keys.stream().map(CellKey::benchmark).distinct().count() < 2;
    oneClass =
        keys.stream()
                .map(key -> key.benchmark().substring(0, key.benchmark().lastIndexOf('.') + 1))
                .distinct()
                .count()
            < 2;
    oneMode = measured.stream().map(CellId::mode).distinct().count() < 2;
  }

  /** Without what is the same of all cells: the benchmark, or its class. */
  String of(CellKey key) {
    String full = Labels.cell(key);
    if (oneBenchmark && !key.params().isEmpty()) {
      return full.substring(full.indexOf(' ') + 1);
    }
    String method = Labels.method(key);
    return oneClass ? full.substring(full.indexOf(method)) : full;
  }

  /** With the mode where there are several. */
  String of(CellId id) {
    Mode mode = id.mode();
    return oneMode ? of(id.key()) : of(id.key()) + " (" + mode.shortName() + ")";
  }
}
