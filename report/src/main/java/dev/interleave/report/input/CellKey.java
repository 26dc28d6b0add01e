package dev.interleave.report.input;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The name of a cell: one benchmark method with one value for each of its parameters.
 *
 * <p>Two keys are equal when benchmark and parameters are, whatever the order of the parameters.
 *
 * @param benchmark the fully qualified method, as JMH prints it
 * @param params parameter values by name, in the order to show them; empty for a benchmark without
 */
public record CellKey(String benchmark, Map<String, String> params) {
  public CellKey {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /** {@code pkg.Class.method:name=value,name=value}; what {@code --include} is matched against. */
  @Override
  public String toString() {
    if (params.isEmpty()) {
      return benchmark;
    }
    return params.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(",", benchmark + ":", ""));
  }
}
