package dev.interleave.report.measure;

import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.JmhResult.Mode;

/**
 * What tells two measurements apart: the cell, and how JMH measured it.
 *
 * @param threads JMH's worker threads
 */
public record CellId(CellKey key, Mode mode, int threads) {
  /** The class that holds the benchmark, fully qualified; empty for a name without a dot. */
  public String className() {
    int dot = key.benchmark().lastIndexOf('.');
    return dot < 0 ? "" : key.benchmark().substring(0, dot);
  }

  /** The benchmark's method. */
  public String method() {
    return key.benchmark().substring(key.benchmark().lastIndexOf('.') + 1);
  }
}
