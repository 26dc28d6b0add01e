package dev.interleave.loop.http;

import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.toThread;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.loop.LoopOptions;
import dev.interleave.loop.Mechanism;
import dev.interleave.loop.OnEachMechanism;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/**
 * Thousands of connections at once, most idle and some within a head, from another process. Needs a
 * limit of 9 000 open files, for both processes: {@code ulimit -n}.
 */
@Tag("stress")
@Timeout(300)
class HttpStressTest {
  private static final int IDLE = 8_000;
  private static final int HALVES = 500;

  private static Path location(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static Process startPeer(int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            location(HttpStressPeer.class).toString(),
            HttpStressPeer.class.getName(),
            Integer.toString(port),
            Integer.toString(IDLE),
            Integer.toString(HALVES))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void awaitRound(BufferedReader output) {
    assertThat(toThread(output::readLine)).isEqualTo("ready");
  }

  private static void goOn(Process peer) throws IOException {
    OutputStream input = peer.getOutputStream();
    input.write('\n');
    input.flush();
  }

  @OnEachMechanism
  void thousandsOfIdleConnectionsAreHeldWhileOthersDribble(Mechanism mechanism) {
    List<String> reported = new ArrayList<>();
    HttpServerOptions options =
        HttpServerOptions.DEFAULTS
            .headTimeout(Duration.ofSeconds(30))
            .idleTimeout(Duration.ofSeconds(200));
    run(
        LoopOptions.DEFAULTS.with(mechanism),
        () -> {
          runningLoop().setExceptionHandler((loop, context) -> reported.add(context.toString()));
          long heapBefore = heap();
          try (HttpServer server =
              HttpServer.start(request -> HttpResponse.text("ok"), "127.0.0.1", 0, options)) {
            long start = System.nanoTime();
            Process peer = startPeer(server.port());
            try (BufferedReader output = peer.inputReader(US_ASCII)) {
              awaitRound(output);
              double opened = (System.nanoTime() - start) / 1e9;
              assertThat(server.connectionCount()).isEqualTo(IDLE + HALVES);
              long heap = (heap() - heapBefore) / (IDLE + HALVES);
              start = System.nanoTime();
              goOn(peer);
              awaitRound(output);
              System.out.printf(
                  "stress: %s: %d kept and %d slow connections: %.1f s to open, a request on each"
                      + " kept one %.2f s, %d bytes of heap for each%n",
                  mechanism, IDLE, HALVES, opened, (System.nanoTime() - start) / 1e9, heap);
              goOn(peer);
              awaitRound(output);
            } finally {
              peer.destroyForcibly();
            }
          }
        });
    assertThat(reported).isEmpty();
  }
}
