package dev.interleave.peers;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Tasks that are started and awaited one after the other. */
@State(Scope.Benchmark)
public class Spawn extends Measure {
  private static final int COUNT = 20_000;

  @Param({"loop-scheduled", "loop-handoff", "virtual-threads-1", "virtual-threads", "kotlin"})
  String peer;

  @Override
  String peerId() {
    return peer;
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void spawnAndJoin() throws Exception {
    require(COUNT, peer().spawns(COUNT));
  }
}
