package dev.interleave.loop.stream;

import static java.util.stream.Collectors.joining;

import dev.interleave.loop.Asyncio;
import dev.interleave.loop.CancelledError;
import dev.interleave.loop.Coroutine;
import dev.interleave.loop.EventLoop;
import dev.interleave.loop.LoopOptions;
import dev.interleave.loop.Mechanism;
import dev.interleave.loop.Runner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a scenario of streams logs: the Java side of {@code stream_scenarios.py}. */
final class StreamTrace {

  /** A program to be traced. */
  interface Scenario {
    void run(StreamTrace log) throws Exception;
  }

  /** A read, or something else that awaits. */
  interface Attempt {
    byte @Nullable [] run() throws IOException;
  }

  private final List<String> lines = new ArrayList<>();

  private StreamTrace() {}

  static List<String> of(Mechanism mechanism, Scenario scenario) {
    StreamTrace trace = new StreamTrace();
    try (Runner runner = new Runner(LoopOptions.DEFAULTS.with(mechanism))) {
      runner
          .loop()
          .setExceptionHandler(
              (loop, context) -> {
                String message = context.message();
                trace.log(
                    "handler:",
                    message.startsWith("Exception in callback")
                        ? "Exception in callback"
                        : message
                            .replaceAll("(data|eof)Received", "$1_received")
                            .replaceAll(" on <.*>", "."),
                    "|",
                    messageOf(context.exception()));
              });
      runner.run(Coroutine.of(() -> scenario.run(trace)));
    }
    return trace.lines;
  }

  /** The lines of CPython, for the scenario of that name. */
  static List<String> expected(String scenario) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(StreamTrace.class.getResourceAsStream("/stream-traces.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .dropWhile(line -> !line.equals("[" + scenario + "]"))
          .skip(1)
          .takeWhile(line -> !line.isEmpty())
          .toList();
    }
  }

  void log(@Nullable Object... parts) {
    lines.add(Arrays.stream(parts).map(StreamTrace::str).collect(joining(" ")).strip());
  }

  private static String str(@Nullable Object part) {
    return switch (part) {
      case null -> "None";
      case Boolean bool -> bool ? "True" : "False";
      default -> part.toString();
    };
  }

  /** Logs how {@code attempt} ends. */
  void attempt(String name, Attempt attempt) {
    try {
      byte[] result = attempt.run();
      log(name, "->", result == null ? "done" : shown(result));
    } catch (CancelledError cancelled) {
      log(name, "cancelled");
    } catch (IncompleteReadException end) {
      log(
          name,
          "incomplete:",
          new String(end.partial(), StandardCharsets.UTF_8) + " of",
          end.expected());
    } catch (LimitOverrunException overrun) {
      if (name.startsWith("line")) { // Where asyncio has another class.
        log(name, "too long:", overrun.getMessage());
      } else {
        log(name, "overrun:", overrun.getMessage(), "at", overrun.consumed());
      }
    } catch (IOException lost) {
      String message = String.valueOf(lost.getMessage());
      boolean ours = message.equals("Connection lost") || message.equals("gone");
      log(name, "lost:", ours ? message : "by system");
    } catch (IllegalStateException refused) {
      log(name, "refused:", messageOf(refused).replace("readUntil", "readuntil"));
    }
  }

  static String shown(byte[] data) {
    return data.length < 40
        ? new String(data, StandardCharsets.UTF_8).stripTrailing()
        : data.length + " bytes";
  }

  static String messageOf(@Nullable Throwable failure) {
    return failure == null ? "-" : String.valueOf(failure.getMessage());
  }

  static String snakeCase(String camelCase) {
    return camelCase.replaceAll("(?<=[A-Za-z])([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A reader that was fed with {@code chunks}. */
  static StreamReader readerOf(int limit, String... chunks) {
    EventLoop loop = Asyncio.runningLoop();
    StreamReader reader = new StreamReader(loop, limit);
    for (String chunk : chunks) {
      reader.feedData(ByteBuffer.wrap(bytes(chunk)));
    }
    return reader;
  }
}
