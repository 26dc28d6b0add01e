package dev.interleave.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.TestInfo;

/** What CPython's asyncio logs, by the name of the scenario. */
final class ExpectedTraces {
  private static final Map<String, List<String>> TRACES = new LinkedHashMap<>();

  static {
    TRACES.putAll(load("/asyncio-traces.txt"));
    TRACES.putAll(load("/more-asyncio-traces.txt"));
    TRACES.putAll(load("/later-asyncio-traces.txt"));
  }

  private ExpectedTraces() {}

  /** Checks the scenario that the running test is named after. */
  static void check(TestInfo test, Mechanism mechanism, Trace.Scenario scenario) {
    check(test, mechanism, options -> options, scenario);
  }

  /** As the other {@code check}, on a loop with further options. */
  static void check(
      TestInfo test,
      Mechanism mechanism,
      UnaryOperator<LoopOptions> further,
      Trace.Scenario scenario) {
    String name = nameOf(test);
    assertThat(TRACES).containsKey(name);
    assertThat(Trace.of(mechanism, further, scenario)).isEqualTo(TRACES.get(name));
  }

  static List<String> names() {
    return List.copyOf(TRACES.keySet());
  }

  private static String nameOf(TestInfo test) {
    return snakeCase(test.getTestMethod().orElseThrow().getName());
  }

  static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
  }

  private static Map<String, List<String>> load(String resource) {
    Map<String, List<String>> traces = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : read(resource).lines().toList()) {
      if (line.matches("\\[[a-z_]+]")) {
        current = new ArrayList<>();
        traces.put(line.substring(1, line.length() - 1), current);
      } else if (!line.isEmpty()) {
        current.add(line);
      }
    }
    return traces;
  }

  private static String read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(ExpectedTraces.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
