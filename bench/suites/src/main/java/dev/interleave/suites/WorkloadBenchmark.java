package dev.interleave.suites;

import dev.interleave.suites.cost.Cost;
import dev.interleave.suites.model.Batch;
import dev.interleave.suites.model.BatchSize;
import dev.interleave.suites.model.ExecutionModel;
import dev.interleave.suites.model.Model;
import dev.interleave.suites.workload.Workload;
import dev.interleave.suites.workload.Workloads;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * Runs batches of a workload's units on an execution model. JMH's own score is batches per second;
 * {@code units} is units per second, which is what compares.
 *
 * <p>Collector and heap are given, because the JVM would choose others on a machine of another
 * size.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {
      "-XX:+UseG1GC",
      "-Xms1g",
      "-Xmx1g",
      "--enable-native-access=ALL-UNNAMED",
      "--add-opens=java.base/java.lang=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow",
    })
public class WorkloadBenchmark {
  @Param({
    "sleep",
    "primes",
    "mixed:p=0",
    "mixed:p=0.1",
    "mixed:p=0.5",
    "mixed:p=0.9",
    "mixed:p=1",
    "tcp-echo"
  })
  String workload;

  @Param({"sequential", "async-loop", "fixed-pool", "virtual-threads", "fork-join"})
  String model;

  @Param({"1", "10", "100", "1000", "10000"})
  int concurrency;

  private Workload work;
  private Model running;
  private int units;
  private Answers answers;
  private CellMeter meter;
  private Latencies latencies;

  @Setup
  public void open() throws Exception {
    ExecutionModel chosen = ExecutionModel.of(model);
    work = Workloads.create(workload);
    Combination.reasonNotToRun(work.profile(), chosen, concurrency)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException("not run: " + reason);
            });
    units = BatchSize.units(work.profile(), chosen, concurrency);
    answers = new Answers(work, units);
    work.open(units);
    meter = new CellMeter(work);
    latencies = new Latencies();
    running = chosen.open(workload, units);
    work.share(running.sharing());
    running.notes().forEach(WorkloadBenchmark::note);
    work.notes().forEach(WorkloadBenchmark::note);
    warmUp(work.warmUp());
  }

  private void warmUp(Duration time) throws Exception {
    if (time.isZero()) {
      return;
    }
    note("warm-up", "%d s before JMH's own".formatted(time.toSeconds()));
    long start = System.nanoTime();
    while (System.nanoTime() - start < time.toNanos()) {
      run();
    }
    answers.check();
  }

  private Batch run() throws Exception {
    var batch = new Batch(work, units, answers.nextSeed());
    running.run(batch);
    answers.add(batch.checksum());
    return batch;
  }

  /** For the runner, which keeps such lines with the fork. */
  private static void note(String name, String value) {
    System.out.println("interleave: " + name + "=" + value);
  }

  @Setup(Level.Iteration)
  public void startMeter(IterationParams iteration) throws IOException {
    latencies.count(iteration.getType() == IterationType.MEASUREMENT);
    meter.start(running);
  }

  @Benchmark
  public void batch(Counters counters, Gauges gauges, Costs costs) throws Exception {
    latencies.add(run());
    counters.units += units;
  }

  int effectiveWorkers() {
    return running.effectiveWorkers();
  }

  /** What the last iteration cost, in the cost's unit; NaN where that is not known. */
  double cost(Cost cost) {
    return meter.value(cost);
  }

  @TearDown(Level.Iteration)
  public void stopMeterAndCheckAnswers() throws IOException {
    meter.stop(running, (long) units * answers.batches());
    answers.check();
  }

  @TearDown
  public void close() throws Exception {
    latencies.encoded().forEach((name, histogram) -> note("histogram:" + name, histogram));
    meter.reasons().forEach((cost, why) -> note("not-measured:" + cost.metric(), why));
    running.close();
    work.close();
  }
}
