package dev.interleave.peers;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Tasks that yield and are resumed: a switch from task to task. */
@State(Scope.Benchmark)
public class Yield extends Measure {
  private static final int YIELDS = 200_000;

  @Param({
    "loop-scheduled",
    "bare-scheduled",
    "loop-handoff",
    "bare-handoff",
    "bare-continuation",
    "virtual-threads-1",
    "virtual-threads",
    "kotlin"
  })
  String peer;

  /** How many tasks are ready at once. */
  @Param({"1", "1000"})
  int tasks;

  @Override
  String peerId() {
    return peer;
  }

  @Benchmark
  @OperationsPerInvocation(YIELDS)
  public void yieldAndResume() throws Exception {
    require(YIELDS, peer().yields(tasks, YIELDS / tasks));
  }
}
