package dev.interleave.runner.load;

import dev.interleave.report.load.ClosedLoop;
import dev.interleave.runner.environment.Tool;
import dev.interleave.runner.load.generator.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * wrk (https://github.com/wg/wrk), where it is on the PATH: a closed loop beside ours.
 *
 * @param version its name and version
 */
record Wrk(String version) {
  private static final Pattern VERSION = Pattern.compile("^wrk \\S+", Pattern.MULTILINE);
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern P99 = Pattern.compile("(?m)^\\s+99%\\s+([\\d.]+)(us|ms|s|m)\\s*$");
  private static final Pattern SOCKET_ERRORS =
      Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");
  private static final Pattern OTHER_STATUS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Empty where it is absent. */
  static Optional<Wrk> find() {
    return Tool.ask(null, List.of("wrk", "-v"))
        .map(answer -> VERSION.matcher(answer.output()))
        .filter(Matcher::find)
        .map(found -> new Wrk(found.group()));
  }

  /**
   * Loads a server.
   *
   * @param folder for its script and its log
   * @return null if it could not
   */
  @Nullable ClosedLoop measure(
      Children children, Path folder, String name, Target target, double seconds) {
    Child child = null;
    try {
      Path script = folder.resolve(name + ".lua");
      Files.createDirectories(folder);
      Files.write(script, script(target).getBytes(StandardCharsets.UTF_8));
      child = children.start(name, command(target, seconds, script));
      List<String> lines = new ArrayList<>();
      Duration limit = PATIENCE.plusMillis((long) (seconds * 1e3));
      for (Optional<String> line = child.line(limit); line.isPresent(); line = child.line(limit)) {
        lines.add(line.get());
      }
      return parse(String.join("\n", lines)).orElse(null);
    } catch (IOException e) {
      return null;
    } finally {
      if (child != null) {
        children.end(child);
      }
    }
  }

  private static List<String> command(Target target, double seconds, Path script) {
    return List.of(
        "wrk",
        "--threads=1",
        "--connections=" + target.connections(),
        "--duration=" + Math.max(1, Math.round(seconds)) + "s",
        "--latency",
        "--script=" + script,
        "http://%s:%d%s".formatted(target.host(), target.port(), target.path()));
  }

  /** The request in Lua. */
  static String script(Target target) {
    StringBuilder script =
        new StringBuilder("wrk.method = %s%n".formatted(quoted(target.method())));
    String body = target.body();
    if (body != null) {
      script.append("wrk.body = %s%n".formatted(quoted(body)));
      script.append(
          "wrk.headers[\"Content-Type\"] = %s%n".formatted(quoted(Target.contentType(body))));
    }
    return script.toString();
  }

  /** Every byte that is no plain letter, digit or blank as its number. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || c == ' ')) {
        quoted.append(c);
      } else {
        quoted.append("\\%03d".formatted((int) c));
      }
    }
    return quoted.append('"').toString();
  }

  /** Reads what it prints; empty if it is something else. */
  static Optional<ClosedLoop> parse(String output) {
    Matcher rate = RATE.matcher(output);
    if (!rate.find()) {
      return Optional.empty();
    }
    Matcher p99 = P99.matcher(output);
    double seconds =
        p99.find() ? Double.parseDouble(p99.group(1)) * unit(p99.group(2)) : Double.NaN;
    return Optional.of(
        new ClosedLoop(
            Double.parseDouble(rate.group(1)),
            seconds,
            sum(SOCKET_ERRORS.matcher(output)) + sum(OTHER_STATUS.matcher(output))));
  }

  private static double unit(String unit) {
    return switch (unit) {
      case "us" -> 1e-6;
      case "ms" -> 1e-3;
      case "m" -> 60;
      default -> 1;
    };
  }

  private static long sum(Matcher matcher) {
    long sum = 0;
    if (matcher.find()) {
      for (int i = 1; i <= matcher.groupCount(); i++) {
        sum += Long.parseLong(matcher.group(i));
      }
    }
    return sum;
  }
}
