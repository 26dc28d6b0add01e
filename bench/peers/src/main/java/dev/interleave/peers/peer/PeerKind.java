package dev.interleave.peers.peer;

import dev.interleave.loop.Mechanism;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The peers, by the ids that benchmarks and results know them by. */
public enum PeerKind {
  LOOP_SCHEDULED("loop-scheduled", () -> new LoopPeer(Mechanism.SCHEDULED_THREADS)),
  LOOP_HANDOFF("loop-handoff", () -> new LoopPeer(Mechanism.HANDOFF_THREADS)),
  LOOP_PROTOCOL("loop-protocol", LoopServer::ofProtocols),
  LOOP_STREAMS("loop-streams", LoopServer::ofStreams),
  BARE_SCHEDULED("bare-scheduled", BareScheduled::new),
  BARE_HANDOFF("bare-handoff", BareHandoff::new),
  BARE_CONTINUATION("bare-continuation", BareContinuation::new),
  ONE_CARRIER("virtual-threads-1", VirtualThreads::onOneCarrier),
  VIRTUAL_THREADS("virtual-threads", VirtualThreads::new),
  KOTLIN("kotlin", KotlinPeer::new),
  NETTY("netty", NettyPeer::new);

  private final String id;

  @SuppressWarnings("ImmutableEnumChecker") // Method references, which hold nothing.
  private final Supplier<Peer> factory;

  PeerKind(String id, Supplier<Peer> factory) {
    this.id = id;
    this.factory = factory;
  }

  /** A new peer of the kind with that id. */
  public static Peer open(String id) {
    for (PeerKind kind : values()) {
      if (kind.id.equals(id)) {
        return kind.factory.get();
      }
    }
    throw new IllegalArgumentException(
        "no peer %s; there are %s"
            .formatted(
                id,
                Arrays.stream(values()).map(kind -> kind.id).collect(Collectors.joining(", "))));
  }
}
