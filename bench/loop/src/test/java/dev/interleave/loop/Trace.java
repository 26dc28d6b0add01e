package dev.interleave.loop;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a scenario logs under virtual time: the Java side of the harness of the Python traces. */
final class Trace {

  /** A program to be traced. */
  interface Scenario {
    void run(Trace log) throws Exception;
  }

  private final List<String> lines = new ArrayList<>();
  private final VirtualTime clock = new VirtualTime();

  private Trace() {}

  /** The lines that {@code scenario} logs on a loop of its own. */
  static List<String> of(
      Mechanism mechanism, UnaryOperator<LoopOptions> further, Scenario scenario) {
    Trace trace = new Trace();
    LoopOptions options = further.apply(LoopOptions.DEFAULTS.with(mechanism).with(trace.clock));
    try (Runner runner = new Runner(options)) {
      runner.loop().setExceptionHandler((loop, context) -> trace.unhandled(context));
      try {
        runner.run(Coroutine.of(() -> scenario.run(trace)));
      } catch (Throwable escaped) {
        trace.log("run raised", repr(escaped));
      }
    }
    return trace.lines;
  }

  private void unhandled(ExceptionContext context) {
    String message = context.message();
    log(
        "handler:",
        message.startsWith("Exception in callback") ? "Exception in callback" : message,
        "|",
        context.exception() == null ? "-" : repr(context.exception()));
  }

  void log(@Nullable Object... parts) {
    lines.add(Arrays.stream(parts).map(Trace::str).collect(joining(" ")));
  }

  /** The time, as the traces print it. */
  String t() {
    return "T=" + Math.round(clock.time() * 1000);
  }

  /** Prints as Python's {@code str} does. */
  static String str(@Nullable Object value) {
    return switch (value) {
      case null -> "None";
      case Boolean bool -> bool ? "True" : "False";
      case List<?> list -> list.stream().map(Trace::repr).collect(joining(", ", "[", "]"));
      case Throwable failure -> failure.getMessage() == null ? "" : failure.getMessage();
      default -> value.toString();
    };
  }

  /** Prints as Python's {@code repr} does. */
  static String repr(@Nullable Object value) {
    return switch (value) {
      case String string -> "'" + string + "'";
      case Throwable failure -> {
        String message = failure.getMessage();
        yield nameOf(failure) + "(" + (message == null ? "" : "'" + message + "'") + ")";
      }
      case null, default -> str(value);
    };
  }

  /** The name of the Python exception that a Java one stands for. */
  static String nameOf(Throwable failure) {
    return failure instanceof TimeoutException
        ? "TimeoutError"
        : failure.getClass().getSimpleName();
  }

  static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
