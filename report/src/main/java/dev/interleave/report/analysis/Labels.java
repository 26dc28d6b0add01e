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
  private static final int MANY = 6;

  private Labels() {}

  /** {@code Class.method}, without the package. */
  static String benchmark(CellKey key) {
    String benchmark = key.benchmark();
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
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

  /**
   * Parameters whose values differ among some cells, those left out excepted; of many, only as many
   * as tell the cells apart.
   */
  static List<String> differing(Collection<CellKey> keys, Set<String> without) {
    Set<String> names = new LinkedHashSet<>();
    keys.forEach(key -> names.addAll(key.params().keySet()));
    names.removeAll(without);
    names.removeIf(
        name ->
            keys.stream().map(key -> key.params().getOrDefault(name, "")).distinct().count() < 2);
    return names.size() <= MANY ? List.copyOf(names) : telling(keys, names);
  }

  private static List<String> telling(Collection<CellKey> keys, Set<String> names) {
    List<String> telling = new ArrayList<>();
    long apart = 1;
    for (String name : names) {
      telling.add(name);
      long now =
          keys.stream()
              .map(key -> telling.stream().map(key.params()::get).toList())
              .distinct()
              .count();
      if (now > apart) {
        apart = now;
      } else {
        telling.removeLast();
      }
    }
    return telling;
  }

  private static boolean isWord(String value) {
    return !value.isEmpty()
        && Character.isLetter(value.charAt(0))
        && !value.equals("true")
        && !value.equals("false");
  }

  /**
   * A first part and the values of some parameters, with the parameter's name too unless it is an
   * axis of a suite and the value a word.
   */
  static String of(String first, CellKey key, List<String> names, Collection<String> axes) {
    List<String> parts = new ArrayList<>();
    Map<String, String> params = key.params();
    for (String name : names) {
      if (params.containsKey(name)) {
        String value = params.getOrDefault(name, "");
        parts.add(axes.contains(name) && isWord(value) ? value : name + "=" + value);
      }
    }
    return (first + " " + String.join(" ", parts)).strip();
  }
}
