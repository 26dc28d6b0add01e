package dev.interleave.report.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers how many pairs each benchmark needs, of those that there is time for. */
final class Wants {
  private final Plan plan;
  private final double secondsLeft;
  private final Map<String, Integer> pairs = new LinkedHashMap<>();

  Wants(Plan plan, double secondsLeft) {
    this.plan = plan;
    this.secondsLeft = secondsLeft;
  }

  /** At least so many more, unless not even one fits. */
  void add(String benchmark, int more) {
    if (more > 0 && plan.cost(benchmark) <= secondsLeft) {
      pairs.merge(benchmark, more, Math::max);
    }
  }

  Optional<Step> step() {
    return pairs.isEmpty() ? Optional.empty() : Optional.of(new Step.More(pairs));
  }

  /** Has every benchmark reach a number of pairs, by its metric that is furthest. */
  static Optional<Step> upTo(int pairs, Plan plan, List<Evidence> evidence, double secondsLeft) {
    Wants wants = new Wants(plan, secondsLeft);
    Map<String, Integer> have = new LinkedHashMap<>();
    for (Evidence one : evidence) {
      if (one.obstacle() == null) {
        have.merge(one.subject().benchmark(), one.pairs(), Math::max);
      }
    }
    have.forEach((benchmark, count) -> wants.add(benchmark, pairs - count));
    return wants.step();
  }
}
