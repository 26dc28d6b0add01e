package dev.interleave.suites;

import dev.interleave.suites.cost.Cost;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What an iteration cost beside time: JMH reports the values as they are, NaN where not known. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Costs {
  private WorkloadBenchmark benchmark;

  @Setup
  public void of(WorkloadBenchmark measured) {
    benchmark = measured;
  }

  public double userCpu() {
    return benchmark.cost(Cost.USER_CPU);
  }

  public double systemCpu() {
    return benchmark.cost(Cost.SYSTEM_CPU);
  }

  public double voluntarySwitches() {
    return benchmark.cost(Cost.VOLUNTARY_SWITCHES);
  }

  public double involuntarySwitches() {
    return benchmark.cost(Cost.INVOLUNTARY_SWITCHES);
  }

  public double allocation() {
    return benchmark.cost(Cost.ALLOCATION);
  }

  public double peakHeap() {
    return benchmark.cost(Cost.PEAK_HEAP);
  }

  public double peakRss() {
    return benchmark.cost(Cost.PEAK_RSS);
  }

  public double peakPlatformThreads() {
    return benchmark.cost(Cost.THREADS);
  }

  public double runQueueDelay() {
    return benchmark.cost(Cost.RUN_QUEUE_DELAY);
  }

  public double wakeUpDelay() {
    return benchmark.cost(Cost.WAKE_UP_DELAY);
  }

  public double serverCpu() {
    return benchmark.cost(Cost.SERVER_CPU);
  }
}
