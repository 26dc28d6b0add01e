package dev.interleave.peers;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A million tasks asleep at once: the heap that each holds, and the time to start and end all. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
    value = 3,
    jvmArgsAppend = {
      "-XX:+UseG1GC",
      "-Xms4g",
      "-Xmx4g",
      "--add-opens=java.base/java.lang=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow",
    })
@State(Scope.Benchmark)
public class Sleepers extends Measure {
  private static final int COUNT = 1_000_000;

  /** Longer than it takes to start all, so that there is a moment at which all sleep. */
  private static final Duration DELAY = Duration.ofSeconds(8);

  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

  @Param({"loop-scheduled", "loop-handoff", "virtual-threads-1", "virtual-threads", "kotlin"})
  String peer;

  /** What was seen while all slept. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Seen {
    /** Heap that a sleeping task holds, after a collection. */
    public double bytesEach;

    /** From the start of the first until all slept. */
    public double startMs;

    /** From when the last was due until all had ended. */
    public double endMs;
  }

  @Override
  String peerId() {
    return peer;
  }

  @Benchmark
  public void million(Seen seen) throws Exception {
    long before = usedAfterCollection();
    long start = System.nanoTime();
    long[] asleep = {0};
    long slept =
        peer()
            .sleepers(
                COUNT,
                DELAY,
                () -> {
                  asleep[0] = System.nanoTime();
                  seen.bytesEach = (double) (usedAfterCollection() - before) / COUNT;
                });
    require(COUNT, slept);
    long end = System.nanoTime();
    if (asleep[0] - start > DELAY.toNanos()) {
      throw new IllegalStateException(
          "the first woke before the last slept: starting all took longer than " + DELAY);
    }
    seen.startMs = (asleep[0] - start) / 1e6;
    seen.endMs = (end - asleep[0] - DELAY.toNanos()) / 1e6;
  }

  private static long usedAfterCollection() {
    System.gc();
    return MEMORY.getHeapMemoryUsage().getUsed();
  }
}
