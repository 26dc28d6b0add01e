package dev.interleave.loop.http;

import static dev.interleave.loop.Asyncio.runningLoop;

import dev.interleave.loop.Asyncio;
import dev.interleave.loop.LoopOptions;
import dev.interleave.loop.Mechanism;
import dev.interleave.loop.VirtualTime;
import dev.interleave.loop.stream.Streams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server under test, in virtual time and on a Unix-domain socket: what is written there can be
 * read at once, so the clock never jumps ahead of bytes that are on their way.
 */
final class Served {
  final HttpServer server;
  final Path path;

  /** What the server's handler was asked, as method and target. */
  final List<String> asked = new ArrayList<>();

  /** What the loop's exception handler was told. */
  final List<String> reported = new ArrayList<>();

  /** What a test does with it. */
  interface Scenario {
    void run(Served served) throws Exception;
  }

  private Served(HttpHandler handler, Path path, HttpServerOptions options) throws IOException {
    this.path = path;
    runningLoop()
        .setExceptionHandler(
            (loop, context) -> reported.add(context.message() + ": " + context.exception()));
    server =
        HttpServer.startUnix(
            request -> {
              asked.add(request.toString());
              return handler.handle(request);
            },
            path,
            options);
  }

  static void run(HttpHandler handler, Scenario scenario) {
    run(handler, HttpServerOptions.DEFAULTS, scenario);
  }

  static void run(HttpHandler handler, HttpServerOptions options, Scenario scenario) {
    run(null, handler, options, scenario);
  }

  static void run(
      @Nullable Mechanism mechanism,
      HttpHandler handler,
      HttpServerOptions options,
      Scenario scenario) {
    LoopOptions virtual = LoopOptions.DEFAULTS.with(new VirtualTime());
    Asyncio.run(
        mechanism == null ? virtual : virtual.with(mechanism),
        () -> {
          Path directory = Files.createTempDirectory("http");
          try {
            Served served = new Served(handler, directory.resolve("socket"), options);
            try (served.server) {
              scenario.run(served);
            }
          } finally {
            Files.deleteIfExists(directory.resolve("socket"));
            Files.delete(directory);
          }
        });
  }

  Raw connect() throws IOException {
    return new Raw(Streams.openUnixConnection(path));
  }

  /** All that comes in answer to {@code bytes} until the server closes, if only out of idleness. */
  String answersTo(String bytes) throws IOException {
    try (Raw raw = connect()) {
      raw.send(bytes);
      return raw.receiveAll();
    }
  }

  /** As {@link #answersTo}, but of the answers only the statuses. */
  List<Integer> statusesFor(String bytes) throws IOException {
    return Raw.statuses(answersTo(bytes));
  }

  /** Seconds on the loop's clock. */
  static double now() {
    return runningLoop().time();
  }
}
