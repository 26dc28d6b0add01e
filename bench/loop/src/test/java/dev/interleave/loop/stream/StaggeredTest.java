package dev.interleave.loop.stream;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.sleep;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.loop.CancelledError;
import dev.interleave.loop.Coroutine;
import dev.interleave.loop.LoopOptions;
import dev.interleave.loop.Mechanism;
import dev.interleave.loop.OnEachMechanism;
import dev.interleave.loop.Task;
import dev.interleave.loop.VirtualTime;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Attempts that start one after the other, and race. */
@Timeout(30)
class StaggeredTest {
  private static final Duration DELAY = Duration.ofMillis(250);

  private final VirtualTime clock = new VirtualTime();
  private final List<String> log = new ArrayList<>();
  private final List<String> discarded = new ArrayList<>();

  private LoopOptions on(Mechanism mechanism) {
    return LoopOptions.DEFAULTS.with(mechanism).with(clock);
  }

  private void log(String what) {
    log.add("%s @%d".formatted(what, Math.round(clock.time() * 1000)));
  }

  private Coroutine<String> attempt(String name, int millis, boolean succeeds) {
    return () -> {
      log(name);
      try {
        sleep(Duration.ofMillis(millis));
      } catch (CancelledError cancelled) {
        log(name + " cancelled");
        throw cancelled;
      }
      if (!succeeds) {
        throw new ConnectException(name + " refused");
      }
      return name;
    };
  }

  private Staggered.Outcome<String> race(List<Coroutine<String>> attempts) {
    return Staggered.race(attempts, DELAY, discarded::add);
  }

  @OnEachMechanism
  void theNextStartsAfterADelayAndTheFirstThatSucceedsWins(Mechanism mechanism) {
    Staggered.Outcome<String> outcome =
        run(
            on(mechanism),
            () ->
                race(
                    List.of(
                        attempt("a", 9000, true),
                        attempt("b", 300, true),
                        attempt("c", 9000, true),
                        attempt("d", 1, true))));
    assertThat(outcome.winner()).isEqualTo("b");
    assertThat(outcome.failures()).isEmpty();
    assertThat(log)
        .containsExactly("a @0", "b @250", "c @500", "a cancelled @550", "c cancelled @550");
  }

  @OnEachMechanism
  void theNextStartsAtOnceWhenOneHasFailed(Mechanism mechanism) {
    Staggered.Outcome<String> outcome =
        run(on(mechanism), () -> race(List.of(attempt("a", 100, false), attempt("b", 20, true))));
    assertThat(outcome.winner()).isEqualTo("b");
    assertThat(outcome.failures())
        .singleElement()
        .hasToString("java.net.ConnectException: a refused");
    assertThat(log).containsExactly("a @0", "b @100");
  }

  @OnEachMechanism
  void whereAllFailThereIsNoWinner(Mechanism mechanism) {
    Staggered.Outcome<String> outcome =
        run(on(mechanism), () -> race(List.of(attempt("a", 400, false), attempt("b", 10, false))));
    assertThat(outcome.winner()).isNull();
    assertThat(outcome.failures())
        .extracting(Throwable::getMessage)
        .containsExactly("a refused", "b refused");
    assertThat(clock.time()).isEqualTo(.4);
  }

  @OnEachMechanism
  void whatASecondWinnerMadeIsDiscarded(Mechanism mechanism) {
    Staggered.Outcome<String> outcome =
        run(on(mechanism), () -> race(List.of(attempt("a", 260, true), attempt("b", 10, true))));
    assertThat(outcome.winner()).isEqualTo("a");
    assertThat(discarded).containsExactly("b");
  }

  @OnEachMechanism
  void toCancelTheRaceCancelsAllAttempts(Mechanism mechanism) {
    run(
        on(mechanism),
        () -> {
          Task<?> racing =
              createTask(() -> race(List.of(attempt("a", 9000, true), attempt("b", 9000, true))));
          sleep(Duration.ofMillis(300));
          racing.cancel();
          assertThatThrownBy(racing::await).isInstanceOf(CancelledError.class);
        });
    assertThat(log).containsExactly("a @0", "b @250", "a cancelled @300", "b cancelled @300");
  }

  // ---- Connections ----

  private static InetSocketAddress address(String literal) {
    return new InetSocketAddress(InetAddress.ofLiteral(literal), 80);
  }

  private static final List<InetSocketAddress> ADDRESSES =
      List.of(address("2001:db8::1"), address("2001:db8::2"), address("192.0.2.1"));

  @Test
  void familiesTakeTurns() {
    assertThat(Staggered.interleave(ADDRESSES))
        .containsExactly(address("2001:db8::1"), address("192.0.2.1"), address("2001:db8::2"));
    assertThat(Staggered.interleave(List.of())).isEmpty();
  }

  /** A network where IPv6 leads nowhere. */
  @OnEachMechanism
  void theChannelsOfThoseThatLoseAreClosed(Mechanism mechanism) throws IOException {
    List<SocketChannel> opened = new ArrayList<>();
    SocketChannel connected =
        run(
            on(mechanism),
            () ->
                Connector.race(
                    "host:80",
                    ADDRESSES,
                    DELAY,
                    address -> {
                      SocketChannel channel = SocketChannel.open();
                      opened.add(channel);
                      sleep(isIpv4(address) ? Duration.ofMillis(20) : Duration.ofMillis(265));
                      return channel;
                    }));
    assertThat(opened).hasSize(2);
    try (connected) {
      assertThat(connected.isOpen()).isTrue();
    }
    assertThat(clock.time()).isEqualTo(.265);
  }

  private static boolean isIpv4(SocketAddress address) {
    return address.equals(ADDRESSES.getLast());
  }

  @OnEachMechanism
  void oneErrorNamesEachReason(Mechanism mechanism) {
    Connector.Attempt refused =
        address -> {
          throw new ConnectException("refused");
        };
    assertThatThrownBy(
            () -> run(on(mechanism), () -> Connector.race("host:80", ADDRESSES, DELAY, refused)))
        .isInstanceOf(ConnectException.class)
        .hasMessageStartingWith("Cannot connect to host:80: refused (")
        .hasMessageContaining("refused (/192.0.2.1:80), refused (/[2001:db8:0:0:0:0:0:2]:80)")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(2))
        .cause()
        .hasMessage("refused");
  }

  /** The first address has nobody who listens. */
  @OnEachMechanism
  void aConnectionOverLoopback(Mechanism mechanism) {
    String answer =
        run(
            LoopOptions.DEFAULTS.with(mechanism),
            () -> {
              try (Server server =
                  Streams.startServer(
                      (reader, writer) -> {
                        writer.write(
                            "hello\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                        writer.close();
                      },
                      "127.0.0.1",
                      0)) {
                int port = ((InetSocketAddress) server.addresses().getFirst()).getPort();
                List<InetSocketAddress> addresses =
                    List.of(
                        new InetSocketAddress(InetAddress.ofLiteral("::1"), port),
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
                try (SocketChannel channel =
                    Connector.race("localhost", addresses, DELAY, Connector::connect)) {
                  return requireNonNull(channel.getRemoteAddress())
                      .toString()
                      .replace(":" + port, "");
                }
              }
            });
    assertThat(answer).isEqualTo("/127.0.0.1");
  }

  @Test
  void theDelayIsPositive() {
    assertThatThrownBy(() -> StreamOptions.DEFAULTS.withHappyEyeballsDelay(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("positive, not PT0S");
  }
}
