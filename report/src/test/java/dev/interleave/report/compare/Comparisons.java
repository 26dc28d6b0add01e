package dev.interleave.report.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Comparisons with made-up pairs, driven to their end. */
final class Comparisons {
  static final double SECONDS_PER_PAIR = 6;

  private final Map<String, IntToDoubleFunction> benchmarks = new LinkedHashMap<>();
  private final Map<String, Integer> pairs = new HashMap<>();
  private double secondsLeft;
  private Plan plan = new Plan(Map.of("none", 1.0), 1);

  /** A benchmark whose pairs differ by a function of their index. */
  Comparisons with(String benchmark, IntToDoubleFunction worse) {
    benchmarks.put(benchmark, worse);
    return this;
  }

  /** What came out, one judgement for each benchmark. */
  record Result(List<Judgement> all) {
    Judgement of(String benchmark) {
      return all.stream()
          .filter(one -> one.subject().benchmark().equals(benchmark))
          .findFirst()
          .orElseThrow();
    }
  }

  Result run(Rule rule, double minutes) {
    Map<String, Double> costs = new LinkedHashMap<>();
    benchmarks.keySet().forEach(name -> costs.put(name, SECONDS_PER_PAIR));
    plan = new Plan(costs, minutes * 60);
    secondsLeft = plan.seconds();
    pairs.clear();
    while (true) {
      Step step = rule.next(plan, evidence(), secondsLeft);
      switch (step) {
        case Step.More more -> measure(more);
        case Step.Done done -> {
          return new Result(done.judgements());
        }
      }
    }
  }

  private void measure(Step.More more) {
    int rounds = Collections.max(more.pairs().values());
    for (int round = 0; round < rounds; round++) {
      for (String name : benchmarks.keySet()) {
        if (more.pairs().getOrDefault(name, 0) > round && secondsLeft >= SECONDS_PER_PAIR) {
          pairs.merge(name, 1, Integer::sum);
          secondsLeft -= SECONDS_PER_PAIR;
        }
      }
    }
  }

  List<Evidence> evidence() {
    List<Evidence> evidence = new ArrayList<>();
    benchmarks.forEach(
        (name, worse) -> {
          List<Double> values = new ArrayList<>();
          for (int i = 0; i < pairs.getOrDefault(name, 0); i++) {
            values.add(worse.applyAsDouble(i));
          }
          evidence.add(new Evidence(new Subject(name, "time"), values, null));
        });
    return evidence;
  }

  int pairs(String benchmark) {
    return pairs.getOrDefault(benchmark, 0);
  }

  double secondsUsed() {
    return plan.seconds() - secondsLeft;
  }
}
