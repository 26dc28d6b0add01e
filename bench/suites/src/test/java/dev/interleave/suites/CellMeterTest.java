package dev.interleave.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.suites.cost.Cost;
import dev.interleave.suites.model.Batch;
import dev.interleave.suites.model.ExecutionModel;
import dev.interleave.suites.model.Model;
import dev.interleave.suites.workload.Waits;
import dev.interleave.suites.workload.Workload;
import dev.interleave.suites.workload.Workloads;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Costs of known work; bounds are wide, because the JVM of the tests has work of its own. */
class CellMeterTest {
  private static final int MIB = 1 << 20;

  /** What the JVM itself takes may be no more than this much of the known amount. */
  private static final double MUCH = 3;

  @BeforeAll
  static void theKernelCounts() {
    Assumptions.assumeTrue(
        System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux"),
        "processor time is measured on Linux");
  }

  private static CellMeter measure(
      ExecutionModel kind, Workload workload, String specification, int units) throws Exception {
    try (workload) {
      workload.open(units);
      var meter = new CellMeter(workload);
      try (Model model = kind.open(specification, units)) {
        model.run(new Batch(workload, units, 0)); // Starts threads and compiles.
        meter.start(model);
        model.run(new Batch(workload, units, 1));
        meter.stop(model, units);
      }
      return meter;
    }
  }

  private static CellMeter measure(ExecutionModel kind, String specification, int units)
      throws Exception {
    return measure(kind, Workloads.create(specification), specification, units);
  }

  /** In milliseconds, by this JVM's own account of the threads that are there. */
  private static double cpuMillis(CellMeter meter) {
    return (meter.value(Cost.USER_CPU) + meter.value(Cost.SYSTEM_CPU)) / 1e3;
  }

  @ParameterizedTest
  @EnumSource(names = {"SEQUENTIAL", "FIXED_POOL", "THREAD_PER_UNIT", "PROCESS_POOL"})
  void computationIsCountedWhicheverThreadOrProcessDoesIt(ExecutionModel kind) throws Exception {
    double lone = loneMillis();
    CellMeter meter = measure(kind, "mixed:p=1", 50);
    assertThat(cpuMillis(meter)).isBetween(lone / MUCH, lone * MUCH);
    assertThat(meter.value(Cost.USER_CPU)).isGreaterThan(meter.value(Cost.SYSTEM_CPU));
  }

  /** Processor time of a unit on this thread, whatever the machine's speed. */
  private static double loneMillis() throws Exception {
    try (Workload workload = Workloads.create("mixed:p=1");
        Model model = ExecutionModel.SEQUENTIAL.open("mixed:p=1", 50)) {
      model.run(new Batch(workload, 50, 0));
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      model.run(new Batch(workload, 50, 1));
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
      return nanos / 1e6 / 50;
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SEQUENTIAL", "FIXED_POOL", "VIRTUAL_THREADS"})
  void sleepingCostsAlmostNoProcessorTimeAndEndsLate(ExecutionModel kind) throws Exception {
    CellMeter meter = measure(kind, "sleep:ms=20", 10);
    assertThat(cpuMillis(meter)).isLessThan(10);
    assertThat(meter.value(Cost.WAKE_UP_DELAY)).isPositive().isLessThan(20_000);
    assertThat(meter.value(Cost.VOLUNTARY_SWITCHES)).isGreaterThanOrEqualTo(0.5);
    assertThat(meter.value(Cost.SERVER_CPU)).isNaN();
    assertThat(meter.reasons()).containsEntry(Cost.SERVER_CPU, "this work has no server");
  }

  @Test
  void sleepsOfWorkerProcessesEndLateToo() throws Exception {
    CellMeter meter = measure(ExecutionModel.PROCESS_POOL, "sleep:ms=5", 10);
    assertThat(meter.value(Cost.WAKE_UP_DELAY)).isPositive().isLessThan(5_000);
  }

  @ParameterizedTest
  @EnumSource(names = {"ASYNC_LOOP", "CACHED_POOL", "THREAD_PER_UNIT", "VIRTUAL_THREADS"})
  void aMebibyteOfEachUnitIsCounted(ExecutionModel kind) throws Exception {
    CellMeter meter = measure(kind, new Allocating(), "sleep", 50);
    assertThat(meter.value(Cost.ALLOCATION)).isBetween(1.0 * MIB, 1.2 * MIB);
    assertThat(meter.value(Cost.PEAK_HEAP)).isPositive();
    assertThat(meter.value(Cost.PEAK_RSS)).isGreaterThan(meter.value(Cost.PEAK_HEAP));
  }

  @Test
  void allocationInWorkerProcessesIsCounted() throws Exception {
    // Makes and parses documents, which takes thousands of bytes.
    CellMeter here = measure(ExecutionModel.SEQUENTIAL, "json", 20);
    CellMeter there = measure(ExecutionModel.PROCESS_POOL, "json", 20);
    assertThat(there.value(Cost.ALLOCATION))
        .isBetween(here.value(Cost.ALLOCATION) / MUCH, here.value(Cost.ALLOCATION) * MUCH);
    assertThat(there.value(Cost.PEAK_RSS)).isGreaterThan(here.value(Cost.PEAK_RSS));
  }

  @Test
  void threadsAreThoseOfTheModel() throws Exception {
    assertThat(measure(ExecutionModel.SEQUENTIAL, "sleep:ms=1", 10).value(Cost.THREADS)).isZero();
    assertThat(measure(ExecutionModel.SIZED_POOL, "sleep:ms=1", 10).value(Cost.THREADS))
        .isBetween(10.0, 12.0);
  }

  @Test
  void whereThreadsEndTheirTimeInTheRunQueueIsNotMeasured() throws Exception {
    CellMeter pool = measure(ExecutionModel.FIXED_POOL, "primes", 10);
    Assumptions.assumeTrue(
        !"the kernel does not count it".equals(pool.reasons().get(Cost.RUN_QUEUE_DELAY)),
        "this kernel counts");
    assertThat(pool.value(Cost.RUN_QUEUE_DELAY)).isNotNegative();
    CellMeter each = measure(ExecutionModel.THREAD_PER_UNIT, "primes", 10);
    assertThat(each.value(Cost.RUN_QUEUE_DELAY)).isNaN();
    assertThat(each.reasons().get(Cost.RUN_QUEUE_DELAY)).contains("threads end while");
  }

  @Test
  void theServersTimeIsItsOwn() throws Exception {
    CellMeter meter = measure(ExecutionModel.VIRTUAL_THREADS, "tcp-echo:ms=0.1", 2000);
    assertThat(meter.value(Cost.SERVER_CPU)).isNotNegative();
    assertThat(meter.reasons()).doesNotContainKey(Cost.SERVER_CPU);
  }

  @Test
  void everyCostIsASecondaryResultOfItsName() {
    assertThat(Arrays.stream(Costs.class.getMethods()).map(java.lang.reflect.Method::getName))
        .containsAll(Arrays.stream(Cost.values()).map(Cost::metric).toList());
  }

  /** Each unit allocates a mebibyte. */
  private static final class Allocating implements Workload {
    private final byte[][] kept = new byte[50][];

    @Override
    public Profile profile() {
      return new Profile(Duration.ofMillis(1), 1);
    }

    @Override
    public long run(int unit, long seed, Waits waits) {
      kept[unit] = new byte[MIB];
      return kept[unit].length;
    }

    @Override
    public long expected(int unit, long seed) {
      return MIB;
    }
  }
}
