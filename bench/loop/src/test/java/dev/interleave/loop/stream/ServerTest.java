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
import static dev.interleave.loop.stream.StreamsTest.portOf;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.loop.CancelledError;
import dev.interleave.loop.LoopOptions;
import dev.interleave.loop.Mechanism;
import dev.interleave.loop.OnEachMechanism;
import dev.interleave.loop.Task;
import java.io.IOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers: what they accept, and how they end. */
@Timeout(30)
class ServerTest {
  private static final String HOST = "127.0.0.1";

  private static void skipPasses(int count) {
    for (int i = 0; i < count; i++) {
      sleep(Duration.ZERO);
    }
  }

  /** Greets, so that the client knows that it is served, then waits for the end of the stream. */
  private static void greet(StreamReader reader, StreamWriter writer) throws IOException {
    writer.write(bytes("hello\n"));
    reader.read();
    writer.close();
  }

  @OnEachMechanism
  void toCloseAServerLeavesItsClients(Mechanism mechanism) {
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          Server server = startServer(ServerTest::greet, HOST, 0);
          int port = portOf(server);
          Connection client = openConnection(HOST, port);
          assertThat(client.reader().readLine()).isEqualTo(bytes("hello\n"));
          server.close();
          server.close();
          assertThat(server.isServing()).isFalse();
          assertThat(server.addresses()).isEmpty();
          skipPasses(1); // From then on the system refuses.
          assertThatThrownBy(() -> openConnection(HOST, port)).hasMessageContaining("refused");
          Task<?> closed = createTask(server::waitClosed);
          skipPasses(5);
          assertThat(closed.done()).isFalse();
          client.writer().writeEof();
          assertThat(client.reader().read()).isEmpty();
          closed.await();
          server.waitClosed();
          client.close();
        });
  }

  @OnEachMechanism
  void closedClientsGetWhatWasWrittenToThem(Mechanism mechanism) {
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          int count = 5_000_000;
          Server server =
              startServer(
                  (reader, writer) -> {
                    writer.write(new byte[count]);
                    reader.read();
                  },
                  HOST,
                  0);
          Connection client = openConnection(HOST, portOf(server));
          int first = client.reader().read(1).length;
          server.close();
          server.closeClients();
          assertThat(first + client.reader().read().length).isEqualTo(count);
          server.waitClosed();
          client.close();
        });
  }

  @OnEachMechanism
  void abortedClientsAreGoneAtOnce(Mechanism mechanism) {
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          int count = 50_000_000;
          Server server =
              startServer(
                  (reader, writer) -> {
                    writer.write(new byte[count]);
                    reader.read();
                  },
                  HOST,
                  0);
          Connection client = openConnection(HOST, portOf(server));
          client.reader().read(1);
          server.close();
          server.abortClients();
          server.waitClosed();
          assertThat(client.reader().read().length).isLessThan(count - 1);
          client.close();
        });
  }

  @OnEachMechanism
  void serveForeverEndsWithItsTask(Mechanism mechanism) {
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          Server server = startServer(ServerTest::greet, HOST, 0);
          Task<?> serving = createTask(server::serveForever);
          try (Connection client = openConnection(HOST, portOf(server))) {
            client.reader().readLine();
            assertThatThrownBy(server::serveForever)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already being awaited on serveForever()");
            serving.cancel();
            assertThatThrownBy(serving::await).isInstanceOf(CancelledError.class);
            assertThat(client.reader().read()).isEmpty();
          }
          assertThatThrownBy(server::serveForever)
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("is closed");
        });
  }

  @OnEachMechanism
  void serveForeverEndsWithItsServer(Mechanism mechanism) {
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          Server server = startServer(ServerTest::greet, HOST, 0);
          Task<?> serving = createTask(server::serveForever);
          skipPasses(1);
          server.close();
          assertThatThrownBy(serving::await).isInstanceOf(CancelledError.class);
        });
  }

  @OnEachMechanism
  void aHandlerThatThrowsIsReportedAndItsConnectionClosed(Mechanism mechanism) {
    List<String> reported = new ArrayList<>();
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          runningLoop()
              .setExceptionHandler(
                  (loop, context) -> reported.add(context.message() + ": " + context.exception()));
          ConnectionHandler failing =
              (reader, writer) -> {
                throw new IOException(new String(reader.readLine(), US_ASCII).strip());
              };
          try (Server server = startServer(failing, HOST, 0);
              Connection client = openConnection(HOST, portOf(server));
              Connection second = openConnection(HOST, portOf(server))) {
            client.writer().write(bytes("one\n"));
            assertThat(client.reader().read()).isEmpty();
            second.writer().write(bytes("two\n"));
            assertThat(second.reader().read()).isEmpty();
          }
        });
    assertThat(reported)
        .containsExactly(
            "Unhandled exception in connection handler: java.io.IOException: one",
            "Unhandled exception in connection handler: java.io.IOException: two");
  }

  @OnEachMechanism
  void aProtocolFactoryThatThrowsIsReportedAndTheConnectionClosed(Mechanism mechanism) {
    List<String> reported = new ArrayList<>();
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          runningLoop().setExceptionHandler((loop, context) -> reported.add(context.message()));
          try (Server server =
                  Network.createServer(
                      () -> {
                        throw new IllegalStateException("no protocol");
                      },
                      HOST,
                      0,
                      10);
              Connection client = openConnection(HOST, portOf(server))) {
            assertThat(client.reader().read()).isEmpty();
          }
        });
    assertThat(reported).containsExactly("Error on transport creation for incoming connection");
  }

  @OnEachMechanism
  void aCancelledHandlersConnectionIsClosed(Mechanism mechanism) {
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          ConnectionHandler cancelled =
              (reader, writer) -> {
                throw new CancelledError();
              };
          try (Server server = startServer(cancelled, HOST, 0);
              Connection client = openConnection(HOST, portOf(server))) {
            assertThat(client.reader().read()).isEmpty();
          }
        });
  }

  @Test
  void aPortInUseIsNamed() {
    run(
        () -> {
          try (Server server = startServer(ServerTest::greet, HOST, 0)) {
            int port = portOf(server);
            assertThatThrownBy(() -> startServer(ServerTest::greet, HOST, port))
                .isInstanceOf(BindException.class)
                .hasMessage("Cannot listen on 127.0.0.1:" + port + ": Address already in use");
          }
        });
  }

  @Test
  void withoutAHostItListensOnAllAddresses() {
    run(
        () -> {
          try (Server server = startServer(ServerTest::greet, null, 0);
              Connection client = openConnection(HOST, portOf(server));
              Connection named = openConnection("localhost", portOf(server))) {
            assertThat(client.reader().readLine()).isEqualTo(bytes("hello\n"));
            assertThat(named.reader().readLine()).isEqualTo(bytes("hello\n"));
          }
        });
  }

  @Test
  void aSocketThatWasLeftIsReplaced(@TempDir Path directory) throws IOException {
    Path path = directory.resolve("socket");
    try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      left.bind(UnixDomainSocketAddress.of(path));
    }
    assertThat(path).exists();
    run(
        () -> {
          try (Server server = startUnixServer(ServerTest::greet, path);
              Connection client = openUnixConnection(path)) {
            assertThat(server.addresses()).containsExactly(UnixDomainSocketAddress.of(path));
            assertThat(client.reader().readLine()).isEqualTo(bytes("hello\n"));
          }
        });
    assertThat(path).doesNotExist();
  }

  @Test
  void aServerDeletesItsOwnSocketAlone(@TempDir Path directory) {
    Path path = directory.resolve("socket");
    run(
        () -> {
          Server first = startUnixServer(ServerTest::greet, path);
          try (Server second = startUnixServer(ServerTest::greet, path)) {
            first.close();
            assertThat(path).exists();
            assertThat(second.isServing()).isTrue();
            openUnixConnection(path).close();
          }
        });
    assertThat(path).doesNotExist();
  }

  @Test
  void anotherKindOfFileIsKept(@TempDir Path directory) throws IOException {
    Path path = directory.resolve("file");
    Files.writeString(path, "precious");
    assertThatThrownBy(() -> run(() -> startUnixServer(ServerTest::greet, path)))
        .isInstanceOf(BindException.class)
        .hasMessage("Cannot listen on " + path + ": Address already in use");
    assertThat(path).hasContent("precious");
  }
}
