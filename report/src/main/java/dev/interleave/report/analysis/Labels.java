package dev.interleave.report.analysis;

import dev.interleave.report.input.CellKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Short names of things. */
final class Labels {
  private Labels() {}

  /** {@code Class.method name=value name=value}, without the package. */
  static String cell(CellKey key) {
    String benchmark = key.benchmark();
    int method = benchmark.lastIndexOf('.');
    String name = benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
    return key.params().entrySet().stream()
        .map(param -> " " + param.getKey() + "=" + param.getValue())
        .collect(Collectors.joining("", name, ""));
  }

  /** The benchmark's method. */
  static String method(CellKey key) {
    return key.benchmark().substring(key.benchmark().lastIndexOf('.') + 1);
  }

  /** The first few cells by name and how many more there are. */
  static String some(Collection<String> names) {
    int shown = names.size() <= 4 ? names.size() : 3;
    String text = names.stream().limit(shown).collect(Collectors.joining(", "));
    return shown == names.size() ? text : text + " and " + (names.size() - shown) + " more";
  }

  /** Parameters whose values differ among some cells, those left out excepted. */
  static List<String> differing(Collection<CellKey> keys, Set<String> without) {
    Set<String> names = new LinkedHashSet<>();
    keys.forEach(key -> names.addAll(key.params().keySet()));
    names.removeAll(without);
    names.removeIf(
        name ->
            keys.stream().map(key -> key.params().getOrDefault(name, "")).distinct().count() < 2);
    return List.copyOf(names);
  }

  /** A first part and the values of some parameters. */
  static String of(String first, CellKey key, List<String> names) {
    List<String> parts = new ArrayList<>();
    Map<String, String> params = key.params();
    for (String name : names) {
      if (params.containsKey(name)) {
        parts.add(name + "=" + params.get(name));
      }
    }
    return parts.isEmpty() ? first : first + " " + String.join(" ", parts);
  }
}
