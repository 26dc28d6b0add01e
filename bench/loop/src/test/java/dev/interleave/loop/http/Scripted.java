package dev.interleave.loop.http;

import static dev.interleave.loop.Asyncio.runningLoop;

import dev.interleave.loop.Asyncio;
import dev.interleave.loop.LoopOptions;
import dev.interleave.loop.VirtualTime;
import dev.interleave.loop.stream.Connection;
import dev.interleave.loop.stream.Network;
import dev.interleave.loop.stream.Server;
import dev.interleave.loop.stream.Streams;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A client under test, in virtual time, whose server is a script: whatever host it asks, it gets a
 * connection to a Unix-domain socket.
 */
final class Scripted {
  final HttpClient client;

  /** What the loop's exception handler was told. */
  final List<String> reported = new ArrayList<>();

  /** What the server does with a connection; the first is number 1. */
  interface Script {
    void run(Raw raw, int number) throws Exception;
  }

  /** What a test does. */
  interface Scenario {
    void run(Scripted scripted) throws Exception;
  }

  private Scripted(HttpClient client) {
    this.client = client;
    runningLoop()
        .setExceptionHandler(
            (loop, context) -> reported.add(context.message() + ": " + context.exception()));
  }

  static HttpClient client(HttpClientOptions options, Path path) {
    return new HttpClient(
        options, (protocol, host, port) -> Network.createUnixConnection(protocol, path));
  }

  static void run(Script script, Scenario scenario) {
    run(HttpClientOptions.DEFAULTS, script, scenario);
  }

  static void run(HttpClientOptions options, Script script, Scenario scenario) {
    Asyncio.run(
        LoopOptions.DEFAULTS.with(new VirtualTime()),
        () -> {
          Path directory = Files.createTempDirectory("http");
          Path path = directory.resolve("socket");
          int[] count = {0};
          try (Server _ =
                  Streams.startUnixServer(
                      (reader, writer) -> {
                        try (Raw raw = new Raw(new Connection(reader, writer))) {
                          script.run(raw, ++count[0]);
                        }
                      },
                      path);
              HttpClient client = client(options, path)) {
            scenario.run(new Scripted(client));
          } finally {
            Files.deleteIfExists(path);
            Files.delete(directory);
          }
        });
  }
}
