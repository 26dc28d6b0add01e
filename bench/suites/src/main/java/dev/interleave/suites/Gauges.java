package dev.interleave.suites;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Values that JMH reports as they are, once an iteration. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Gauges {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private WorkloadBenchmark benchmark;

  @Setup
  public void of(WorkloadBenchmark measured) {
    benchmark = measured;
  }

  @Setup(Level.Iteration)
  public void resetPeak() {
    THREADS.resetPeakThreadCount();
  }

  /** Threads of the model that can compute at the same time. */
  public int effectiveWorkers() {
    return benchmark.effectiveWorkers();
  }

  /**
   * The most platform threads at any time of the iteration, beyond those there before the model.
   */
  public int peakPlatformThreads() {
    return THREADS.getPeakThreadCount() - benchmark.threadsBefore();
  }
}
