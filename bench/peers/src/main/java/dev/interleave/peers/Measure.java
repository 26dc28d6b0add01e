package dev.interleave.peers;

import dev.interleave.peers.peer.Peer;
import dev.interleave.peers.peer.PeerKind;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the measures have in common: a peer, how it is measured, and that its answers are right. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {
      "-XX:+UseG1GC",
      "-Xms2g",
      "-Xmn1g",
      "-Xmx2g",
      "-XX:+AlwaysPreTouch",
      "--add-opens=java.base/java.lang=ALL-UNNAMED",
      "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow",
    })
public abstract class Measure {
  private Peer peer;

  /** The id of the peer: a parameter, of which each measure has its own values. */
  abstract String peerId();

  final Peer peer() {
    return peer;
  }

  @Setup(Level.Trial)
  public final void openPeer() throws Exception {
    peer = PeerKind.open(peerId());
    prepare();
  }

  @TearDown(Level.Trial)
  public final void closePeer() throws Exception {
    try {
      cleanUp();
    } finally {
      peer.close();
    }
  }

  /** What a measure needs besides the open peer. JMH would call a set-up of its own too early. */
  void prepare() throws Exception {}

  /** Takes back what {@link #prepare} did. */
  void cleanUp() throws Exception {}

  /** Fails the fork if the peer's answer is wrong. */
  final void require(long expected, long actual) {
    if (actual != expected) {
      throw new IllegalStateException(
          "%s: the answer of %s must be %d and is %d"
              .formatted(getClass().getSuperclass().getSimpleName(), peerId(), expected, actual));
    }
  }
}
