package dev.interleave.peers;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A peer with nothing to do: the share of one processor that its process uses. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 1)
@State(Scope.Benchmark)
public class Idle extends Measure {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  @Param({"loop-scheduled", "virtual-threads", "kotlin", "netty"})
  String peer;

  /** What was seen meanwhile. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Seen {
    /** The share of one processor, of 100. */
    public double cpuPercent;
  }

  @Override
  String peerId() {
    return peer;
  }

  @Override
  void prepare() throws Exception {
    peer().idle();
  }

  @Benchmark
  public void nothing(Seen seen) throws InterruptedException {
    long cpu = PROCESS.getProcessCpuTime();
    long start = System.nanoTime();
    Thread.sleep(1000);
    seen.cpuPercent = 100.0 * (PROCESS.getProcessCpuTime() - cpu) / (System.nanoTime() - start);
  }
}
