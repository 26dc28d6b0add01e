package dev.interleave.runner.plan;

import dev.interleave.report.input.Suite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JMH jar prints for {@code -lp}: its benchmarks and their parameters' values. */
public final class Listing {
  private static final String HEADER = "Benchmarks:";
  private static final Pattern PARAM = Pattern.compile("\\s+param \"(.+?)\" = \\{(.*)\\}\\s*");
  private static final Pattern COMMA = Pattern.compile(", ");

  private Listing() {}

  /**
   * The cells of a jar without a suite: each benchmark with the cross product of its parameters, in
   * the order of the listing. A benchmark with several modes is listed once for each; it is one
   * cell, whose forks measure all of them.
   *
   * @return empty if {@code lines} are not what JMH prints
   */
  public static Optional<List<Suite.Cell>> cells(List<String> lines) {
    List<String> listed = lines.stream().dropWhile(line -> !line.strip().equals(HEADER)).toList();
    if (listed.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Map<String, List<String>>> benchmarks = new LinkedHashMap<>();
    Map<String, List<String>> params = new LinkedHashMap<>();
    for (String line : listed.subList(1, listed.size())) {
      Matcher param = PARAM.matcher(line);
      if (param.matches()) {
        params.put(param.group(1), List.of(COMMA.split(param.group(2), -1)));
      } else if (isBenchmark(line)) {
        params = benchmarks.computeIfAbsent(line.strip(), name -> new LinkedHashMap<>());
      }
    }
    List<Suite.Cell> cells = new ArrayList<>();
    benchmarks.forEach(
        (name, values) -> {
          for (Map<String, String> combination : combinations(values)) {
            cells.add(cell(name, combination));
          }
        });
    return Optional.of(List.copyOf(cells));
  }

  /** A qualified name and nothing else: other programs' chatter has blanks in it. */
  private static boolean isBenchmark(String line) {
    return !line.isBlank()
        && !Character.isWhitespace(line.charAt(0))
        && line.strip().chars().noneMatch(Character::isWhitespace)
        && line.contains(".");
  }

  private static List<Map<String, String>> combinations(Map<String, List<String>> values) {
    List<Map<String, String>> all = List.of(Map.of());
    for (Map.Entry<String, List<String>> param : values.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> shorter : all) {
        for (String value : param.getValue()) {
          Map<String, String> one = new LinkedHashMap<>(shorter);
          one.put(param.getKey(), value);
          longer.add(one);
        }
      }
      all = longer;
    }
    return all;
  }

  private static Suite.Cell cell(String benchmark, Map<String, String> params) {
    return new Suite.Cell(benchmark, params, Map.of(), 1, null, null, 1);
  }
}
