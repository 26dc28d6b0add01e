package dev.interleave.peers;

import dev.interleave.peers.peer.Tree;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** {@link AsyncTree} with leaves that do nothing, each node's children in a task group. */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class AsyncTreeOfGroups extends Measure {
  @Param({"loop-scheduled", "loop-handoff", "kotlin"})
  String peer;

  private final Tree tree = new Tree(6, 6, Duration.ZERO);

  @Override
  String peerId() {
    return peer;
  }

  @Benchmark
  public void group() throws Exception {
    require(tree.leaves(), peer().treeOfGroups(tree));
  }
}
