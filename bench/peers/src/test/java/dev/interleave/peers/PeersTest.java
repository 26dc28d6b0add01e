package dev.interleave.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.peers.echo.EchoClient;
import dev.interleave.peers.peer.Peer;
import dev.interleave.peers.peer.PeerKind;
import dev.interleave.peers.peer.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Small batches of each measure, on each peer that has the means. Virtual threads on one carrier
 * need a JVM that has made none before, so only their benchmarks run them.
 */
class PeersTest {
  private interface Batch {
    long run(Peer peer) throws Exception;
  }

  private record Case(String measure, long answer, Batch batch) {}

  private static final Tree TREE = new Tree(3, 3, Duration.ofMillis(1));

  private static final List<Case> CASES =
      List.of(
          new Case("yields", 30, peer -> peer.yields(3, 10)),
          new Case("awaits of completed", 10, peer -> peer.awaitsOfCompleted(10)),
          new Case("spawns", 10, peer -> peer.spawns(10)),
          new Case("gather", 100, peer -> peer.gather(100)),
          new Case("ping-pong", 20, peer -> peer.pingPong(10)),
          new Case("timers", 10, peer -> peer.timers(10)),
          new Case("sleepers", 10, peer -> peer.sleepers(10, Duration.ofMillis(5), () -> {})),
          new Case("tree", TREE.leaves(), peer -> peer.tree(TREE)),
          new Case("tree of groups", TREE.leaves(), peer -> peer.treeOfGroups(TREE)),
          new Case("wake-up", 0, PeersTest::wakeUp),
          new Case("echo", 50, PeersTest::echo));

  private static long wakeUp(Peer peer) throws Exception {
    peer.idle();
    var awake = new CountDownLatch(1);
    peer.wakeUp(awake::countDown);
    awake.await();
    return awake.getCount();
  }

  private static long echo(Peer peer) throws Exception {
    try (var client = new EchoClient(peer.serveEcho(), 5)) {
      return client.roundTrips(50);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loop-scheduled",
        "loop-handoff",
        "loop-protocol",
        "loop-streams",
        "bare-scheduled",
        "bare-handoff",
        "bare-continuation",
        "virtual-threads",
        "kotlin",
        "netty"
      })
  void answersAreTheKnownOnes(String id) throws Exception {
    List<String> measured = new ArrayList<>();
    for (Case each : CASES) {
      try (Peer peer = PeerKind.open(id)) {
        assertThat(each.batch.run(peer)).as(each.measure).isEqualTo(each.answer);
        measured.add(each.measure);
      } catch (UnsupportedOperationException leftOut) {
        assertThat(leftOut).hasMessageContaining("has no means for the measure");
      }
    }
    assertThat(measured).isNotEmpty();
    if (id.equals("loop-scheduled") || id.equals("loop-handoff")) {
      assertThat(measured).hasSameSizeAs(CASES);
    }
  }

  @Test
  void anUnknownPeerIsAnErrorThatListsAll() {
    assertThatThrownBy(() -> PeerKind.open("loop"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no peer loop; there are loop-scheduled, loop-handoff");
  }
}
