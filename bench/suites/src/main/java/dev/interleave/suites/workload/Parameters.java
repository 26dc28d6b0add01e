package dev.interleave.suites.workload;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of a workload, as in {@code mixed:p=0.5}: names and their values. */
public record Parameters(Map<String, String> values) {
  public static final Parameters NONE = new Parameters(Map.of());

  public Parameters {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** Parses {@code name=value;name=value}; the empty text has none. */
  static Parameters parse(String text) {
    var values = new TreeMap<String, String>();
    for (String pair : text.isEmpty() ? new String[0] : text.split(";", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "a workload's parameters are written name=value;name=value, not '%s'".formatted(text));
      }
      values.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return new Parameters(values);
  }

  /** The value of a number from {@code low} to {@code high}, or {@code otherwise} if not given. */
  public double number(String name, double otherwise, double low, double high) {
    String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      double number = Double.parseDouble(value);
      if (number >= low && number <= high) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Falls through to the one message that tells what is allowed.
    }
    throw new IllegalArgumentException(
        "parameter %s is '%s', but must be a number from %s to %s"
            .formatted(name, value, low, high));
  }

  /** One of some words, or the first of them if not given. */
  public String word(String name, String... allowed) {
    String value = values.getOrDefault(name, allowed[0]);
    if (!List.of(allowed).contains(value)) {
      throw new IllegalArgumentException(
          "parameter %s is '%s', but must be one of %s"
              .formatted(name, value, String.join(", ", allowed)));
    }
    return value;
  }

  /** Refuses parameters other than the given ones, which a typing error would make ineffective. */
  public void allow(String... names) {
    for (String name : values.keySet()) {
      if (!List.of(names).contains(name)) {
        throw new IllegalArgumentException(
            "unknown parameter '%s'; this workload takes %s"
                .formatted(name, names.length == 0 ? "none" : String.join(", ", names)));
      }
    }
  }
}
