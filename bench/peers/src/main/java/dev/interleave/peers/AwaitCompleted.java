package dev.interleave.peers;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Awaits of a future that is done already, which must not let other tasks in. */
@State(Scope.Benchmark)
public class AwaitCompleted extends Measure {
  private static final int COUNT = 100_000;

  @Param({"loop-scheduled", "loop-handoff", "virtual-threads-1", "virtual-threads", "kotlin"})
  String peer;

  @Override
  String peerId() {
    return peer;
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void await() throws Exception {
    require(COUNT, peer().awaitsOfCompleted(COUNT));
  }
}
