package dev.interleave.report.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is to be compared and what it may cost, fixed before the first pair: a rule whose plan
 * followed from what was measured would have another error rate.
 *
 * @param secondsPerPair of each benchmark: what a fork of either build is expected to take,
 *     together
 * @param seconds for all
 */
public record Plan(Map<String, Double> secondsPerPair, double seconds) {
  public Plan {
    secondsPerPair = Collections.unmodifiableMap(new LinkedHashMap<>(secondsPerPair));
    if (secondsPerPair.isEmpty()) {
      throw new IllegalArgumentException("no benchmark to compare");
    }
    secondsPerPair.forEach(
        (benchmark, cost) -> {
          if (!(cost > 0 && cost < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                "a pair of %s can't take %s seconds".formatted(benchmark, cost));
          }
        });
    if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("seconds must be above 0, was " + seconds);
    }
  }

  /** Seconds for one pair of every benchmark. */
  double round() {
    return secondsPerPair.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** How many pairs of every benchmark there is time for. */
  int rounds() {
    return (int) (seconds / round() + 1e-9);
  }

  /** Seconds for one pair of a benchmark. */
  public double cost(String benchmark) {
    Double cost = secondsPerPair.get(benchmark);
    if (cost == null) {
      throw new IllegalArgumentException(benchmark + " is not in the plan");
    }
    return cost;
  }
}
