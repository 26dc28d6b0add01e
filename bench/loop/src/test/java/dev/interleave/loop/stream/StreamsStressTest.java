package dev.interleave.loop.stream;

import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Asyncio.toThread;
import static dev.interleave.loop.stream.StreamsTest.portOf;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interleave.loop.LoopOptions;
import dev.interleave.loop.Mechanism;
import dev.interleave.loop.OnEachMechanism;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/**
 * Many connections, and clients that misbehave, each in another process. Needs a limit of 9 000
 * open files, for both processes: {@code ulimit -n}.
 */
@Tag("stress")
@Timeout(300)
class StreamsStressTest {
  private static final int OPEN = 8_000;
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** Another JVM. */
  private record Child(Process process, BufferedReader output) implements AutoCloseable {

    static Child start(Class<?> main, List<String> prefix, String... arguments) throws IOException {
      List<String> command = new ArrayList<>(prefix);
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED", "-Xmx256m", "-cp"));
      command.add(location(StreamsStressTest.class) + ":" + location(Streams.class));
      command.add(main.getName());
      command.addAll(List.of(arguments));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new Child(process, process.inputReader(US_ASCII));
    }

    private static Path location(Class<?> type) {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    static Child peer(String what, int port, int count) throws IOException {
      return start(
          StressPeer.class, List.of(), what, Integer.toString(port), Integer.toString(count));
    }

    void awaitReady() {
      assertThat(toThread(output::readLine)).isEqualTo("ready");
    }

    void goOn() throws IOException {
      OutputStream input = process.getOutputStream();
      input.write('\n');
      input.flush();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> each = Files.list(DESCRIPTORS)) {
      return each.count();
    }
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void print(Mechanism mechanism, String figures) {
    System.out.println("stress: " + mechanism + ": " + figures);
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void awaitServed(Server server) {
    server.close();
    server.waitClosed();
    sleep(Duration.ofMillis(10)); // A pass in which the last sockets are closed for good.
  }

  @OnEachMechanism
  void eightThousandConnectionsAreOpenAtOnce(Mechanism mechanism) {
    assumeTrue(Files.isDirectory(DESCRIPTORS));
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          long before = descriptors();
          long heapBefore = heap();
          StreamOptions options = StreamOptions.DEFAULTS.withBacklog(1000);
          Server server = Streams.startServer(StressServer::echo, "127.0.0.1", 0, options);
          try (Child peer = Child.peer("hold", portOf(server), OPEN)) {
            long start = System.nanoTime();
            peer.awaitReady();
            double opened = secondsSince(start);
            assertThat(descriptors() - before).isGreaterThanOrEqualTo(OPEN);
            long heap = heap() - heapBefore;
            start = System.nanoTime();
            peer.goOn();
            peer.awaitReady();
            print(
                mechanism,
                "%d open: %.1f s to open, an exchange on all %.2f s, %d bytes of heap each"
                    .formatted(OPEN, opened, secondsSince(start), heap / OPEN));
            peer.goOn();
            awaitServed(server);
          }
          assertThat(descriptors()).isLessThanOrEqualTo(before + 8);
        });
  }

  @OnEachMechanism
  void shortConnectionsLeaveNothingBehind(Mechanism mechanism) {
    assumeTrue(Files.isDirectory(DESCRIPTORS));
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          serveShort(2_000);
          long before = descriptors();
          long heapBefore = heap();
          double seconds = serveShort(20_000);
          long left = heap() - heapBefore;
          print(
              mechanism,
              "20000 short: %.1f s, descriptors %d before and %d after, %d KiB of heap more"
                  .formatted(seconds, before, descriptors(), left / 1024));
          assertThat(descriptors()).isLessThanOrEqualTo(before + 2);
          assertThat(left).isLessThan(4 << 20);
        });
  }

  private static double serveShort(int count) throws IOException {
    Server server = Streams.startServer(StressServer::echo, "127.0.0.1", 0);
    try (Child peer = Child.peer("short", portOf(server), count)) {
      long start = System.nanoTime();
      peer.awaitReady();
      awaitServed(server);
      return secondsSince(start);
    }
  }

  @OnEachMechanism
  void resetsHalfClosesAndSlowReadersAreSurvived(Mechanism mechanism) {
    assumeTrue(Files.isDirectory(DESCRIPTORS));
    List<String> reported = new ArrayList<>();
    int[] lost = {0};
    int[] served = {0};
    int count = 5_000;
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          runningLoop().setExceptionHandler((loop, context) -> reported.add(context.toString()));
          long before = descriptors();
          Server server =
              Streams.startServer(
                  (reader, writer) -> {
                    try {
                      StressServer.echo(reader, writer);
                    } catch (IOException gone) {
                      lost[0]++;
                    }
                    served[0]++;
                  },
                  "127.0.0.1",
                  0);
          try (Child peer = Child.peer("chaos", portOf(server), count)) {
            long start = System.nanoTime();
            peer.awaitReady();
            awaitServed(server);
            print(
                mechanism,
                ("%d connections, a fifth each reset, reset amidst a line, half-closed, slow, plain:"
                        + " %.1f s, %d served, %d of them lost")
                    .formatted(count, secondsSince(start), served[0], lost[0]));
          }
          assertThat(descriptors()).isLessThanOrEqualTo(before + 8);
        });
    assertThat(reported).isEmpty();
    assertThat(served[0]).isGreaterThanOrEqualTo(count * 4 / 5); // A reset may beat the accept.
    assertThat(lost[0]).isBetween(count / 5, count * 2 / 5);
  }

  @OnEachMechanism
  void peersThatNeverReadCostNoMoreThanTheHighWaterMark(Mechanism mechanism) {
    int count = 200;
    byte[] chunk = new byte[8192];
    List<StreamWriter> writers = new ArrayList<>();
    int[] failed = {0};
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          long heapBefore = heap();
          Server server =
              Streams.startServer(
                  (reader, writer) -> {
                    reader.readLine();
                    writers.add(writer);
                    try {
                      while (true) {
                        writer.write(chunk);
                        writer.drain();
                      }
                    } catch (IOException reset) {
                      failed[0]++;
                    }
                  },
                  "127.0.0.1",
                  0);
          try (Child peer = Child.peer("deaf", portOf(server), count)) {
            peer.awaitReady();
            sleep(Duration.ofSeconds(2));
            List<Integer> kept =
                writers.stream().map(w -> w.transport().getWriteBufferSize()).toList();
            print(
                mechanism,
                "%d never read: %d to %d bytes kept for each, %d bytes of heap each"
                    .formatted(
                        count,
                        kept.stream().min(Integer::compare).orElseThrow(),
                        kept.stream().max(Integer::compare).orElseThrow(),
                        (heap() - heapBefore) / count));
            assertThat(kept).hasSize(count).allMatch(k -> k <= (64 << 10) + chunk.length);
            peer.goOn();
            awaitServed(server);
          }
        });
    assertThat(failed[0]).isEqualTo(count);
  }

  private static @Nullable String exchange(SocketChannel channel) throws IOException {
    channel.write(ByteBuffer.wrap("hello\n".getBytes(US_ASCII)));
    ByteBuffer answer = ByteBuffer.allocate(6);
    while (answer.hasRemaining() && channel.read(answer) >= 0) {
      // More is to come.
    }
    return new String(answer.array(), 0, answer.position(), US_ASCII);
  }

  @OnEachMechanism
  void aServerWithoutDescriptorsSaysSoAndGoesOnLater(Mechanism mechanism) throws IOException {
    int limit = 120;
    List<String> limited = List.of("bash", "-c", "ulimit -n " + limit + "; exec \"$@\"", "-");
    try (Child server = Child.start(StressServer.class, limited, mechanism.name())) {
      assertThat(server.output().readLine()).startsWith("warm");
      int port = Integer.parseInt(server.output().readLine());
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      List<SocketChannel> clients = new ArrayList<>();
      for (int i = 0; i < limit; i++) { // As many fit into the backlog.
        clients.add(SocketChannel.open(address));
      }
      assertThat(server.output().readLine())
          .startsWith("accept() failed on ")
          .contains("trying again in 1 s")
          .contains("ulimit -n")
          .contains("Too many open files");
      assertThat(exchange(clients.getFirst())).isEqualTo("hello\n"); // The others are served on.
      for (SocketChannel client : clients.subList(0, limit - 1)) {
        client.close();
      }
      long start = System.nanoTime();
      assertThat(exchange(clients.getLast())).isEqualTo("hello\n");
      print(
          mechanism,
          "served again %.1f s after descriptors were free".formatted(secondsSince(start)));
      clients.getLast().close();
    }
  }
}
