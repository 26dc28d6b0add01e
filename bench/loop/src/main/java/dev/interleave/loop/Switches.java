package dev.interleave.loop;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a run leaves the order of asyncio: at which choices, counted from 0, and for which of the
 * callbacks that are ready, counted from the longest ready, 0. Written as {@code 3:1 7:2}.
 */
record Switches(SortedMap<Integer, Integer> at) {
  static final Switches NONE = new Switches(new TreeMap<>());

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if that is something else
   */
  static Switches parse(String text) {
    SortedMap<Integer, Integer> at = new TreeMap<>();
    for (String each : text.isBlank() ? new String[0] : text.strip().split("\\s+", -1)) {
      if (!each.matches("\\d{1,9}:[1-9]\\d{0,8}")) {
        throw new IllegalArgumentException(
            "Not a switch: '%s' in '%s'. Switches are written choice:callback, as in '3:1 7:2', the callback at least 1"
                .formatted(each, text));
      }
      int colon = each.indexOf(':');
      at.put(Integer.valueOf(each.substring(0, colon)), Integer.valueOf(each.substring(colon + 1)));
    }
    return new Switches(at);
  }

  int size() {
    return at.size();
  }

  /** At that choice: which callback. */
  int at(int choice) {
    return at.getOrDefault(choice, 0);
  }

  /** These switches, but with that callback at that choice. */
  Switches with(int choice, int callback) {
    SortedMap<Integer, Integer> changed = new TreeMap<>(at);
    changed.put(choice, callback);
    return new Switches(changed);
  }

  /** These switches without {@code count} of them, from the {@code first} on. */
  Switches without(int first, int count) {
    SortedMap<Integer, Integer> left = new TreeMap<>();
    int index = 0;
    for (Map.Entry<Integer, Integer> each : at.entrySet()) {
      if (index < first || index >= first + count) {
        left.put(each.getKey(), each.getValue());
      }
      index++;
    }
    return new Switches(left);
  }

  @Override
  public String toString() {
    return at.entrySet().stream()
        .map(each -> each.getKey() + ":" + each.getValue())
        .collect(joining(" "));
  }
}
