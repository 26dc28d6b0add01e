package dev.interleave.peers;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From another thread's call until a peer that idles has run it, as that thread sees it. */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class WakeUp extends Measure {
  @Param({"loop-scheduled", "virtual-threads-1", "virtual-threads", "kotlin", "netty"})
  String peer;

  private long asked;
  private volatile long answered;

  @Override
  String peerId() {
    return peer;
  }

  @Override
  void prepare() throws Exception {
    peer().idle();
  }

  @Benchmark
  public void fromAnotherThread() {
    long number = ++asked;
    peer().wakeUp(() -> answered = number);
    while (answered != number) {
      Thread.onSpinWait();
    }
  }
}
