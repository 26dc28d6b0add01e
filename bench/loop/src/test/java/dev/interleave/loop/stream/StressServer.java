package dev.interleave.loop.stream;

import static dev.interleave.loop.Asyncio.run;
import static dev.interleave.loop.Asyncio.runningLoop;
import static dev.interleave.loop.Asyncio.sleep;
import static dev.interleave.loop.Asyncio.toThread;

import dev.interleave.loop.ExceptionContext;
import dev.interleave.loop.LoopOptions;
import dev.interleave.loop.Mechanism;
import java.io.IOException;
import java.time.Duration;

/** A server that echoes lines in a process of its own, for a limit of descriptors of its own. */
final class StressServer {
  private StressServer() {}

  /** Runs it with a mechanism; prints its port, what is reported, and ends with its input. */
  public static void main(String[] arguments) {
    run(
        LoopOptions.DEFAULTS.with(Mechanism.valueOf(arguments[0])),
        () -> {
          runningLoop()
              .setExceptionHandler(
                  (loop, context) ->
                      System.out.println(context.message() + " | " + context.exception()));
          try (Server server = Streams.startServer(StressServer::echo, "127.0.0.1", 0)) {
            try (Connection one = Streams.openConnection("127.0.0.1", StreamsTest.portOf(server))) {
              one.writer().write("one\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
              one.reader().readLine();
            }
            warmUp();
            System.out.println(StreamsTest.portOf(server));
            toThread(System.in::read);
          }
        });
  }

  /** Loads, from their files, the classes that are needed once no file can be opened. */
  private static void warmUp() {
    sleep(Duration.ofMillis(1));
    runningLoop()
        .callExceptionHandler(new ExceptionContext("warm", new IOException("none"), null, null));
  }

  static void echo(StreamReader reader, StreamWriter writer) throws IOException {
    try (writer) {
      for (byte[] line = reader.readLine(); line.length > 0; line = reader.readLine()) {
        writer.write(line);
        writer.drain();
      }
    }
  }
}
