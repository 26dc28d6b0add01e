package dev.interleave.peers;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A number that two tasks pass there and back through queues. */
@State(Scope.Benchmark)
public class PingPong extends Measure {
  private static final int COUNT = 20_000;

  @Param({"loop-scheduled", "loop-handoff", "virtual-threads-1", "virtual-threads", "kotlin"})
  String peer;

  @Override
  String peerId() {
    return peer;
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void thereAndBack() throws Exception {
    require(2L * COUNT, peer().pingPong(COUNT));
  }
}
