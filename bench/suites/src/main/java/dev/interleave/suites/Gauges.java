package dev.interleave.suites;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Values that JMH reports as they are, once an iteration. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Gauges {
  private WorkloadBenchmark benchmark;

  @Setup
  public void of(WorkloadBenchmark measured) {
    benchmark = measured;
  }

  /** Threads of the model that can compute at the same time. */
  public int effectiveWorkers() {
    return benchmark.effectiveWorkers();
  }
}
