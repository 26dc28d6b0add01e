package dev.interleave.loop;

import static dev.interleave.loop.Asyncio.createTask;
import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Channels of the loop, over the loopback device. */
@Timeout(30)
class SocketsTest {

  private static ServerSocketChannel listen() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.configureBlocking(false);
    return server;
  }

  private static SocketChannel open() throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    return channel;
  }

  /** Sends back what comes in, until the other side has no more. */
  private static void echo(SocketChannel channel) throws IOException {
    try (channel) {
      ByteBuffer buffer = ByteBuffer.allocate(8192);
      while (runningLoop().sockRecv(channel, buffer) >= 0) {
        runningLoop().sockSendAll(channel, buffer.flip());
        buffer.clear();
      }
    }
  }

  private static int exchange(ServerSocketChannel server, int bytes) throws IOException {
    EventLoop loop = runningLoop();
    try (SocketChannel channel = open()) {
      loop.sockConnect(channel, server.getLocalAddress());
      Task<?> sender = createTask(() -> loop.sockSendAll(channel, ByteBuffer.allocate(bytes)));
      ByteBuffer received = ByteBuffer.allocate(bytes);
      while (received.hasRemaining() && loop.sockRecv(channel, received) >= 0) {
        // More is to come.
      }
      sender.await();
      return received.position();
    }
  }

  @OnEachMechanism
  void anEchoServerServesManyClients(Mechanism mechanism) {
    int clients = 20;
    int bytes = 300_000; // More than a socket's buffers take at once.
    List<Integer> received =
        run(
            LoopOptions.DEFAULTS.with(mechanism),
            () -> {
              try (ServerSocketChannel server = listen()) {
                Task<?> accepting =
                    createTask(
                        () -> {
                          while (true) {
                            SocketChannel accepted = runningLoop().sockAccept(server);
                            createTask(() -> echo(accepted));
                          }
                        });
                List<Coroutine<Integer>> all = new ArrayList<>();
                for (int i = 0; i < clients; i++) {
                  all.add(() -> exchange(server, bytes));
                }
                List<Integer> counts = Asyncio.<Integer>gather(all).await();
                accepting.cancel();
                return counts;
              }
            });
    assertThat(received).hasSize(clients).containsOnly(bytes);
  }

  @Test
  void aReceiveCanBeCancelledAndTriedAgain() {
    List<String> log = new ArrayList<>();
    run(
        () -> {
          EventLoop loop = runningLoop();
          try (ServerSocketChannel server = listen();
              SocketChannel client = open()) {
            loop.sockConnect(client, server.getLocalAddress());
            SocketChannel accepted = loop.sockAccept(server);
            ByteBuffer buffer = ByteBuffer.allocate(10);
            Task<Integer> receive = createTask(() -> loop.sockRecv(client, buffer));
            sleep(Duration.ZERO);
            receive.cancel();
            sleep(Duration.ZERO);
            sleep(Duration.ZERO);
            log.add("cancelled: " + receive.cancelled());
            log.add("reader left: " + loop.removeReader(client));
            loop.sockSendAll(accepted, ByteBuffer.wrap(new byte[3]));
            log.add("received: " + loop.sockRecv(client, buffer));
            accepted.close();
            log.add("end: " + loop.sockRecv(client, buffer));
          }
        });
    assertThat(log)
        .containsExactly("cancelled: true", "reader left: false", "received: 3", "end: -1");
  }

  @Test
  void aRefusedConnectionFailsWithTheSystemsError() {
    assertThatThrownBy(
            () ->
                run(
                    () -> {
                      InetSocketAddress nobody;
                      try (ServerSocketChannel server = listen()) {
                        nobody = (InetSocketAddress) server.getLocalAddress();
                      }
                      try (SocketChannel channel = open()) {
                        runningLoop().sockConnect(channel, nobody);
                      }
                    }))
        .isInstanceOf(IOException.class);
  }

  @Test
  void readersAndWritersAreCalledUntilRemoved() {
    List<String> log = new ArrayList<>();
    run(
        () -> {
          EventLoop loop = runningLoop();
          try (ServerSocketChannel server = listen();
              SocketChannel client = open()) {
            loop.sockConnect(client, server.getLocalAddress());
            SocketChannel accepted = loop.sockAccept(server);
            Event called = new Event();
            loop.addWriter(
                client,
                () -> {
                  log.add("writer");
                  called.set();
                });
            called.await();
            log.add("removed: " + loop.removeWriter(client) + " " + loop.removeWriter(client));
            called.clear();
            loop.addReader(accepted, () -> log.add("replaced"));
            loop.addReader(
                accepted,
                () -> {
                  log.add("reader");
                  loop.removeReader(accepted);
                  called.set();
                });
            client.write(ByteBuffer.wrap(new byte[1]));
            called.await();
            accepted.close();
          }
        });
    assertThat(log.stream().distinct()).containsExactly("writer", "removed: true false", "reader");
  }

  @Test
  void aBlockingChannelIsRefused() {
    assertThatThrownBy(
            () ->
                run(
                    () -> {
                      try (SocketChannel blocking = SocketChannel.open()) {
                        runningLoop().sockRecv(blocking, ByteBuffer.allocate(1));
                      }
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be non-blocking");
  }

  @Test
  void noDescriptorIsLeftOpen() throws IOException {
    anEchoServerServesManyClients(Mechanism.best()); // What is opened once has been opened then.
    long before = descriptors();
    for (int i = 0; i < 5; i++) {
      anEchoServerServesManyClients(Mechanism.best());
    }
    assertThat(descriptors()).isLessThanOrEqualTo(before + 3);
  }

  private static long descriptors() throws IOException {
    Path open = Path.of("/proc/self/fd");
    if (!Files.isDirectory(open)) {
      return 0; // Not Linux: nothing to count.
    }
    try (Stream<Path> each = Files.list(open)) {
      return each.count();
    }
  }
}
