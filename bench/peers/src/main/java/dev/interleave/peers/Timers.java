package dev.interleave.peers;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Timers that are started and cancelled before they are due. */
@State(Scope.Benchmark)
public class Timers extends Measure {
  private static final int COUNT = 20_000;

  @Param({
    "loop-scheduled",
    "loop-handoff",
    "virtual-threads-1",
    "virtual-threads",
    "kotlin",
    "netty"
  })
  String peer;

  @Override
  String peerId() {
    return peer;
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void startAndCancel() throws Exception {
    require(COUNT, peer().timers(COUNT));
  }
}
