package dev.interleave.runner.compare;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Source;
import dev.interleave.report.pairing.Side;
import dev.interleave.runner.run.RecordedForks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One of the two builds: what measures it, and every fork of it so far. */
final class MeasuredSide {
  private final Side side;
  private final RecordedForks.Site site;
  private final List<Fork> forks;

  MeasuredSide(Side side, RecordedForks.Site site, List<Fork> before) {
    this.side = side;
    this.site = site;
    this.forks = new ArrayList<>(before);
  }

  Side side() {
    return side;
  }

  List<Fork> forks() {
    return List.copyOf(forks);
  }

  /** Measures one fork; empty if it was cut short. */
  Optional<Fork> measure(RecordedForks recorded, CellKey cell, int pair) throws IOException {
    int index = forks.stream().mapToInt(Fork::index).max().orElse(0) + 1;
    Optional<Fork> ended = recorded.run(site, cell, pair, index);
    ended.ifPresent(forks::add);
    return ended;
  }

  /** The last pair of a cell that it has a fork of, however that ended; 0 before the first. */
  int lastPair(CellKey cell) {
    return forks.stream()
        .filter(fork -> fork.cell().equals(cell))
        .mapToInt(Fork::round)
        .max()
        .orElse(0);
  }

  double seconds() {
    return forks.stream().mapToDouble(Fork::seconds).sum();
  }

  /** Its results so far. */
  Source results() {
    Path folder = site.folder();
    return forks.isEmpty()
        ? new Source(folder, null, null, List.of(), List.of())
        : Source.read(folder);
  }
}
