package dev.interleave.peers;

import dev.interleave.peers.peer.Tree;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** pyperformance's {@code async_tree}: six levels of six branches, which are 55 986 child tasks. */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class AsyncTree extends Measure {
  private static final Map<String, Duration> DELAYS =
      Map.of("none", Duration.ZERO, "io", Duration.ofMillis(50));

  @Param({"loop-scheduled", "loop-handoff", "virtual-threads-1", "virtual-threads", "kotlin"})
  String peer;

  /** What a leaf does: nothing, or a sleep of 50 ms. */
  @Param({"none", "io"})
  String leaves;

  private Tree tree;

  @Override
  String peerId() {
    return peer;
  }

  @Override
  void prepare() {
    Duration delay = DELAYS.get(leaves);
    if (delay == null) {
      throw new IllegalArgumentException("leaves must be one of none, io and is " + leaves);
    }
    tree = new Tree(6, 6, delay);
  }

  @Benchmark
  public void gather() throws Exception {
    require(tree.leaves(), peer().tree(tree));
  }
}
