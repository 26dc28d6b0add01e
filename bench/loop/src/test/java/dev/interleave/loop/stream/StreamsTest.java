package dev.interleave.loop.stream;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.stream.StreamTrace.bytes;
import static dev.interleave.loop.stream.Streams.openConnection;
import static dev.interleave.loop.stream.Streams.openUnixConnection;
import static dev.interleave.loop.stream.Streams.startServer;
import static dev.interleave.loop.stream.Streams.startUnixServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.loop.Action;
import dev.interleave.loop.Asyncio;
import dev.interleave.loop.CancelledError;
import dev.interleave.loop.Coroutine;
import dev.interleave.loop.Event;
import dev.interleave.loop.Future;
import dev.interleave.loop.LoopOptions;
import dev.interleave.loop.Mechanism;
import dev.interleave.loop.OnEachMechanism;
import dev.interleave.loop.Task;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streams over loopback. */
@Timeout(30)
class StreamsTest {
  private static final String HOST = "127.0.0.1";

  static int portOf(Server server) {
    return ((InetSocketAddress) server.addresses().getFirst()).getPort();
  }

  private static InetSocketAddress address(String literal, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
  }

  /** Sends back what comes in. */
  static void echo(StreamReader reader, StreamWriter writer) throws IOException {
    try (writer) {
      for (byte[] data = reader.read(1 << 16); data.length > 0; data = reader.read(1 << 16)) {
        writer.write(data);
        writer.drain();
      }
    }
  }

  /** What a test does with both ends of a connection. */
  private interface Both {
    void run(Connection client, Connection served) throws Exception;
  }

  private static void withBoth(Mechanism mechanism, Both both) {
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          Future<Connection> served = runningLoop().createFuture();
          ConnectionHandler handler = (in, out) -> served.setResult(new Connection(in, out));
          try (Server server = startServer(handler, HOST, 0);
              Connection client = openConnection(HOST, portOf(server));
              Connection other = served.await()) {
            both.run(client, other);
          }
        });
  }

  private static void skipPasses(int count) {
    for (int i = 0; i < count; i++) {
      sleep(Duration.ZERO);
    }
  }

  private static byte[] roundTrip(Connection connection, byte[] data) throws IOException {
    Task<?> sender =
        createTask(
            () -> {
              connection.writer().write(data);
              connection.writer().writeEof();
            });
    byte[] all = connection.reader().read();
    sender.await();
    connection.close();
    connection.writer().waitClosed();
    return all;
  }

  private static byte[] pattern(int count) {
    byte[] data = new byte[count];
    for (int i = 0; i < count; i++) {
      data[i] = (byte) (i * 31 + i / 251);
    }
    return data;
  }

  @OnEachMechanism
  void anEchoServerServesManyClients(Mechanism mechanism) {
    byte[] data = pattern(300_000); // More than a socket's buffers take at once.
    List<byte[]> all =
        run(
            LoopOptions.DEFAULTS.with(mechanism),
            () -> {
              Server server = startServer(StreamsTest::echo, HOST, 0);
              List<Coroutine<byte[]>> clients = new ArrayList<>();
              for (int i = 0; i < 20; i++) {
                clients.add(() -> roundTrip(openConnection(HOST, portOf(server)), data));
              }
              List<byte[]> received = Asyncio.<byte[]>gather(clients).await();
              server.close();
              server.waitClosed();
              return received;
            });
    assertThat(all).hasSize(20).allSatisfy(received -> assertThat(received).isEqualTo(data));
  }

  @OnEachMechanism
  void unixSocketsAreServedToo(Mechanism mechanism, @TempDir Path directory) {
    Path path = directory.resolve("echo");
    byte[] data = pattern(1_000_000);
    byte[] received =
        run(
            LoopOptions.DEFAULTS.with(mechanism),
            () -> {
              try (Server server = startUnixServer(StreamsTest::echo, path)) {
                assertThat(server.isServing()).isTrue();
                return roundTrip(openUnixConnection(path), data);
              }
            });
    assertThat(received).isEqualTo(data);
    assertThat(path).doesNotExist();
  }

  @OnEachMechanism
  void aStreamKnowsItsAddresses(Mechanism mechanism) {
    withBoth(
        mechanism,
        (client, served) -> {
          assertThat(client.writer().peerAddress()).isEqualTo(served.writer().localAddress());
          assertThat(client.writer().localAddress()).isEqualTo(served.writer().peerAddress());
          assertThat(
                  client
                      .writer()
                      .transport()
                      .channel()
                      .getOption(StandardSocketOptions.TCP_NODELAY))
              .isTrue();
        });
  }

  @OnEachMechanism
  void drainWaitsForASlowReaderAndMemoryIsBounded(Mechanism mechanism) {
    withBoth(
        mechanism,
        (client, served) -> {
          int[] written = {0};
          int[] most = {0};
          Task<?> writing =
              createTask(
                  () -> {
                    byte[] chunk = new byte[10_000];
                    for (int i = 0; i < 2000; i++) {
                      client.writer().write(chunk);
                      written[0] += chunk.length;
                      most[0] = Math.max(most[0], client.writer().transport().getWriteBufferSize());
                      client.writer().drain();
                    }
                    client.writer().writeEof();
                  });
          int before = -1;
          while (written[0] != before) { // Until nothing moves any more.
            before = written[0];
            skipPasses(200);
          }
          assertThat(writing.done()).isFalse();
          assertThat(written[0]).isLessThan(20_000_000);
          assertThat(served.writer().transport().isReading()).isFalse();
          int total = 0;
          for (int count = 1; count > 0; total += count) {
            count = served.reader().read(1 << 16).length;
          }
          writing.await();
          assertThat(total).isEqualTo(20_000_000);
          assertThat(most[0]).isBetween(64 * 1024, 64 * 1024 + 10_000);
        });
  }

  @OnEachMechanism
  void aResetFailsAReadThatWaits(Mechanism mechanism) {
    withBoth(
        mechanism,
        (client, served) -> {
          Task<byte[]> reading = createTask(() -> client.reader().readExactly(10));
          skipPasses(2);
          reset(served);
          assertThatThrownBy(reading::await)
              .isInstanceOf(IOException.class)
              .hasMessageContaining("reset");
          assertThatThrownBy(() -> client.writer().waitClosed()).hasMessageContaining("reset");
          assertThatThrownBy(() -> client.writer().drain()).isInstanceOf(IOException.class);
          assertThat(client.writer().isClosing()).isTrue();
        });
  }

  @OnEachMechanism
  void aResetFailsADrainThatWaits(Mechanism mechanism) {
    withBoth(
        mechanism,
        (client, served) -> {
          client.writer().write(new byte[20_000_000]);
          Task<?> draining = createTask(client.writer()::drain);
          skipPasses(10);
          assertThat(draining.done()).isFalse();
          reset(served);
          assertThatThrownBy(draining::await).isInstanceOf(IOException.class);
          assertThat(client.writer().transport().getWriteBufferSize()).isZero();
        });
  }

  private static void reset(Connection connection) throws IOException {
    Transport transport = connection.writer().transport();
    transport.channel().setOption(StandardSocketOptions.SO_LINGER, 0);
    transport.abort();
  }

  @OnEachMechanism
  void eachSideClosesItsHalf(Mechanism mechanism) {
    withBoth(
        mechanism,
        (client, served) -> {
          client.writer().write(bytes("question"));
          client.writer().writeEof();
          assertThat(served.reader().read()).isEqualTo(bytes("question"));
          assertThat(served.reader().atEof()).isTrue();
          served.writer().writeLines(List.of(bytes("answer\n"), bytes("more")));
          served.writer().writeEof();
          assertThat(client.reader().readLine()).isEqualTo(bytes("answer\n"));
          assertThat(client.reader().readLine()).isEqualTo(bytes("more"));
          assertThat(client.reader().readLine()).isEmpty();
          assertThat(client.writer().isClosing()).isFalse();
        });
  }

  @OnEachMechanism
  void whatWasWrittenBeforeTheCloseArrives(Mechanism mechanism) {
    withBoth(
        mechanism,
        (client, served) -> {
          byte[] data = pattern(10_000_000);
          client.writer().write(data);
          client.writer().close();
          assertThat(client.writer().transport().getWriteBufferSize()).isPositive();
          assertThat(served.reader().read()).isEqualTo(data);
          client.writer().waitClosed();
        });
  }

  @OnEachMechanism
  void theCallersArrayIsTheCallersAfterAWrite(Mechanism mechanism) {
    withBoth(
        mechanism,
        (client, served) -> {
          byte[] data = pattern(10_000_000);
          byte[] reused = data.clone();
          client.writer().write(reused);
          java.util.Arrays.fill(reused, (byte) 0);
          client.writer().close();
          assertThat(served.reader().read()).isEqualTo(data);
        });
  }

  @OnEachMechanism
  void aReadAndADrainCanBeCancelled(Mechanism mechanism) {
    withBoth(
        mechanism,
        (client, served) -> {
          client.writer().write(new byte[20_000_000]);
          List<Task<?>> waiting =
              List.of(
                  createTask(() -> client.reader().readLine()),
                  createTask(client.writer()::drain),
                  createTask(client.writer()::waitClosed));
          skipPasses(3);
          waiting.forEach(Task::cancel);
          for (Task<?> task : waiting) {
            assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
          }
          Task<?> closed = createTask(client.writer()::waitClosed); // Not cancelled with another.
          served.writer().write(bytes("line\n"));
          assertThat(client.reader().readLine()).isEqualTo(bytes("line\n"));
          client.writer().transport().abort();
          closed.await();
        });
  }

  @OnEachMechanism
  void aConnectCanBeCancelled(Mechanism mechanism) throws IOException {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      run(
          LoopOptions.DEFAULTS.with(mechanism),
          () -> {
            List<Task<Connection>> connecting = new ArrayList<>();
            for (int i = 0; i < 8; i++) { // More than the backlog: the rest has to wait.
              connecting.add(createTask(() -> openConnection(HOST, full.getLocalPort())));
            }
            skipPasses(50);
            List<Task<Connection>> waiting = connecting.stream().filter(t -> !t.done()).toList();
            assertThat(waiting).isNotEmpty();
            waiting.forEach(Task::cancel);
            for (Task<Connection> task : waiting) {
              assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
            }
            connecting.removeAll(waiting);
            connecting.forEach(made -> made.await().close());
          });
    }
  }

  @Test
  void aRefusedConnectionNamesHostAndPort() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    for (String host : List.of(HOST, "localhost")) {
      assertThatThrownBy(() -> run(() -> openConnection(host, port)))
          .isInstanceOf(ConnectException.class)
          .hasMessageStartingWith("Cannot connect to " + host + ":" + port + ": ")
          .hasMessageContaining("refused")
          .hasMessageContaining("127.0.0.1:" + port)
          .hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void anUnknownHostIsNamed() {
    assertThatThrownBy(() -> run(() -> openConnection("no-such-host.invalid", 80)))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("Unknown host no-such-host.invalid (for port 80)");
    assertThatThrownBy(() -> run(() -> openConnection(HOST, 70_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("port must be 0 to 65535, not 70000");
  }

  @Test
  void aMissingUnixSocketIsNamed(@TempDir Path directory) {
    Path path = directory.resolve("nobody");
    assertThatThrownBy(() -> run(() -> openUnixConnection(path)))
        .isInstanceOf(ConnectException.class)
        .hasMessageStartingWith("Cannot connect to " + path + ": ");
  }

  @Test
  void allAddressesAreTried() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
      int port = server.getLocalPort();
      List<InetSocketAddress> addresses = List.of(address("127.0.0.2", port), address(HOST, port));
      run(
          () -> {
            try (var channel = Connector.connect("two", addresses)) {
              assertThat(channel.getRemoteAddress()).isEqualTo(addresses.getLast());
            }
          });
    }
  }

  @Test
  void aNameHasAddresses() {
    run(
        () -> {
          assertThat(Network.getaddrinfo("localhost", 80)).contains(address(HOST, 80));
          assertThat(Network.getaddrinfo("::1", 80)).containsExactly(address("::1", 80));
          assertThat(Network.getaddrinfo(null, 80)).isNotEmpty();
        });
  }

  @OnEachMechanism
  void whatIsOpenIsClosedWithTheLoop(Mechanism mechanism) {
    List<Connection> left = new ArrayList<>();
    List<Server> servers = new ArrayList<>();
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          Event both = new Event();
          Server server =
              startServer(
                  (in, out) -> {
                    left.add(new Connection(in, out));
                    both.set();
                  },
                  HOST,
                  0);
          servers.add(server);
          left.add(openConnection(HOST, portOf(server)));
          both.await();
        });
    assertThat(left)
        .hasSize(2)
        .allSatisfy(c -> assertThat(c.writer().transport().channel().isOpen()).isFalse());
    assertThat(servers.getFirst().isServing()).isFalse();
  }

  @Test
  void textGoesThroughLines() {
    Action program =
        () -> {
          try (Server server = startServer(StreamsTest::echo, "localhost", 0);
              Connection client = openConnection("localhost", portOf(server))) {
            client.writer().write("größer\n".getBytes(StandardCharsets.UTF_8));
            assertThat(new String(client.reader().readLine(), StandardCharsets.UTF_8))
                .isEqualTo("größer\n");
          }
        };
    run(program);
  }
}
