package dev.interleave.peers;

import dev.interleave.peers.echo.Descriptors;
import dev.interleave.peers.echo.EchoClient;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Echo round trips over loopback. The score is time per round trip of all connections together; the
 * percentiles are of single round trips. JMH's thread is the client, the same one for each peer.
 */
@State(Scope.Benchmark)
public class Echo extends Measure {
  private static final int TRIPS = 4096;

  @Param({
    "loop-protocol",
    "loop-streams",
    "loop-scheduled",
    "loop-handoff",
    "virtual-threads-1",
    "virtual-threads",
    "netty"
  })
  String peer;

  @Param({"1", "64", "1024"})
  int connections;

  private EchoClient client;

  /** Percentiles of an iteration's round trips, in microseconds. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Latency {
    private EchoClient client;

    @Setup
    public void of(Echo measured) {
      client = measured.client;
    }

    @Setup(Level.Iteration)
    public void reset() {
      client.latencies().reset();
    }

    public double p50() {
      return client.latencies().micros(0.5);
    }

    public double p99() {
      return client.latencies().micros(0.99);
    }

    public double p999() {
      return client.latencies().micros(0.999);
    }
  }

  @Override
  String peerId() {
    return peer;
  }

  @Override
  void prepare() throws Exception {
    Descriptors.requireFor(connections);
    client = new EchoClient(peer().serveEcho(), connections);
  }

  @Override
  void cleanUp() throws Exception {
    client.close();
  }

  @Benchmark
  @OperationsPerInvocation(TRIPS)
  public void roundTrip(Latency latency) throws Exception {
    require(TRIPS, client.roundTrips(TRIPS));
  }
}
