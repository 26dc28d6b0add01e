package dev.interleave.report.analysis;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Run;
import dev.interleave.report.input.Suite;
import dev.interleave.report.measure.Direction;
import dev.interleave.report.stats.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The rows of cells without a value: what became of each, by the first cause that is known. */
final class MissingRows {
  private final Catalogue catalogue;
  private final Set<CellKey> measured;
  private final Names names;
  private final Map<CellKey, Row> rows = new LinkedHashMap<>();

  MissingRows(Catalogue catalogue, Set<CellKey> measured, Names names) {
    this.catalogue = catalogue;
    this.measured = measured;
    this.names = names;
  }

  List<Row> rows() {
    for (Fork fork : catalogue.forks()) {
      boolean notRun = fork.status() == Fork.Status.NOT_RUN;
      add(fork.cell(), notRun ? Status.NOT_RUN : Status.FAILED, reason(fork));
    }
    for (Run run : catalogue.runs()) {
      run.dropped().forEach(cell -> add(cell.cell(), Status.DROPPED, cell.reason()));
    }
    catalogue.notRun().forEach(cell -> add(cell.key(), Status.NOT_RUN, cell.reason()));
    for (Run run : catalogue.runs()) {
      run.planned()
          .forEach(cell -> add(cell, Status.NOT_RUN, "the run ended before its first fork"));
      String selected = "not selected by --include '" + run.include() + "'";
      for (Suite.Cell cell : catalogue.cells()) {
        add(cell.key(), Status.NOT_RUN, selected);
      }
    }
    return List.copyOf(rows.values());
  }

  /** Why a fork gave nothing: how it ended, and what it said. */
  static String reason(Fork fork) {
    String message = fork.message();
    String ended = fork.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    if (message == null || message.isBlank()) {
      return ended;
    }
    return switch (fork.status()) {
      case CRASHED, TIMED_OUT -> ended + ": " + message;
      default -> message;
    };
  }

  private void add(CellKey key, Status status, String reason) {
    if (measured.contains(key)) {
      return;
    }
    rows.putIfAbsent(
        key,
        new Row(
            key,
            names.of(key),
            null,
            "",
            true,
            "",
            Direction.NONE,
            Interval.of(List.of()),
            List.of(),
            null,
            status,
            reason,
            ""));
  }
}
