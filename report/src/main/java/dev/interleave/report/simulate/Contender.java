package dev.interleave.report.simulate;

import java.util.List;

/** A way to tell from a build's forks which benchmarks are slower. */
interface Contender {
  /** For tables. */
  String title();

  Calls call(SimulatedBuild build);

  /** What is said of a benchmark. */
  enum Call {
    SLOWER,
    FASTER,
    SAME,
    NOTHING
  }

  /**
   * What is said of all.
   *
   * @param calls one for each benchmark
   * @param pairs that were measured, of all benchmarks
   */
  record Calls(List<Call> calls, long pairs) {}
}
