package dev.interleave.report.input;

import com.fasterxml.jackson.databind.JsonNode;
import dev.interleave.report.input.JmhResult.Metric;
import dev.interleave.report.input.JmhResult.Mode;
import dev.interleave.report.stats.Histogram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what {@code -rf json} makes JMH write, from any of its versions since 1.0. */
public final class JmhJson {
  private static final String ALLOWED = "Expected JMH's JSON: an array of results.";
  private static final String NEXT = "Make one with: java -jar benchmarks.jar -rf json -rff FILE.";

  /** JMH's percentiles of single iterations, whose mean would be no percentile of anything. */
  private static final Pattern PERCENTILE = Pattern.compile("(.*·)?p[01]\\.\\d+");

  private JmhJson() {}

  /**
   * Reads a file in the order in which it is written.
   *
   * @return at least one result
   * @throws InputException where there is no such file, it is empty, its array is empty, or it is
   *     something other than results of JMH
   */
  public static List<JmhResult> read(Path file) {
    JsonNode root = Json.read(file, JsonNode.class);
    if (!root.isArray()) {
      throw new InputException(file, "not JMH's JSON but " + kind(root), ALLOWED, NEXT);
    }
    if (root.isEmpty()) {
      throw new InputException(file, "an empty array: JMH finished no benchmark", ALLOWED, NEXT);
    }
    List<JmhResult> results = new ArrayList<>();
    for (int i = 0; i < root.size(); i++) {
      results.add(result(file, i, root.get(i)));
    }
    return List.copyOf(results);
  }

  private static JmhResult result(Path file, int index, JsonNode node) {
    for (String field : List.of("benchmark", "mode", "primaryMetric")) {
      if (!node.hasNonNull(field)) {
        throw new InputException(
            file, "not JMH's JSON: element %d lacks \"%s\"".formatted(index, field), ALLOWED, NEXT);
      }
    }
    Map<String, String> params = new LinkedHashMap<>();
    node.path("params").properties().forEach(e -> params.put(e.getKey(), e.getValue().asText()));
    Mode mode = mode(file, node.get("mode").asText());
    Map<String, Metric> secondary = new LinkedHashMap<>();
    node.path("secondaryMetrics")
        .properties()
        .forEach(e -> secondary.put(metricName(e.getKey()), metric(e.getValue())));
    if (mode == Mode.SAMPLE_TIME) {
      secondary.keySet().removeIf(name -> PERCENTILE.matcher(name).matches());
    }
    return new JmhResult(
        node.get("benchmark").asText(),
        mode,
        node.path("threads").asInt(1),
        params,
        node.path("jmhVersion").asText(""),
        node.path("jdkVersion").asText(""),
        node.path("vmName").asText(""),
        elements(node.path("jvmArgs")).map(JsonNode::asText).toList(),
        metric(node.get("primaryMetric")),
        secondary);
  }

  private static Mode mode(Path file, String name) {
    return Stream.of(Mode.values())
        .filter(mode -> mode.shortName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    file,
                    "unknown mode \"" + name + "\"",
                    Stream.of(Mode.values())
                        .map(Mode::shortName)
                        .collect(Collectors.joining(", ", "Allowed: ", ".")),
                    NEXT));
  }

  private static Metric metric(JsonNode node) {
    JsonNode histogram = node.path("rawDataHistogram");
    List<List<Double>> forks =
        histogram.isArray()
            ? iterations(histogram, JmhJson::meanOfSamples)
            : iterations(node.path("rawData"), JmhJson::number);
    if (forks.stream().allMatch(List::isEmpty) && node.has("score")) {
      // A profiler without raw data, or a file that was cut down: its score is all there is.
      forks = List.of(List.of(number(node.get("score"))));
    }
    return new Metric(
        node.path("scoreUnit").asText(""), forks, iterations(histogram, JmhJson::samples));
  }

  private static <T> List<List<T>> iterations(JsonNode forks, Function<JsonNode, T> value) {
    return elements(forks).map(fork -> elements(fork).map(value).toList()).toList();
  }

  /** Of one iteration in sample mode: pairs of a value and how often it was seen. */
  private static double meanOfSamples(JsonNode pairs) {
    double sum = 0;
    double count = 0;
    for (JsonNode pair : pairs) {
      sum += number(pair.path(0)) * number(pair.path(1));
      count += number(pair.path(1));
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private static Histogram samples(JsonNode pairs) {
    TreeMap<Double, Long> counts = new TreeMap<>();
    for (JsonNode pair : pairs) {
      counts.merge(number(pair.path(0)), Math.round(number(pair.path(1))), Long::sum);
    }
    return new Histogram(counts);
  }

  /** JMH writes what is not a number as a string. */
  private static double number(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : Numbers.parse(node.asText());
  }

  /** Profilers' metrics began with a middle dot until JMH 1.36. */
  private static String metricName(String name) {
    return name.startsWith("·") ? name.substring(1) : name;
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return array.isArray() ? array.valueStream() : Stream.empty();
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT ->
          "an object with " + node.propertyStream().limit(4).map(Map.Entry::getKey).toList();
      default -> "a " + node.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    };
  }
}
