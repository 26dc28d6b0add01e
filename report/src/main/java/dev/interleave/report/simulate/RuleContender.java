package dev.interleave.report.simulate;

import dev.interleave.report.compare.Evidence;
import dev.interleave.report.compare.Judgement;
import dev.interleave.report.compare.Plan;
import dev.interleave.report.compare.Rule;
import dev.interleave.report.compare.Step;
import dev.interleave.report.compare.Subject;
import dev.interleave.report.compare.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Drives a rule as the comparison of two jars does, with simulated forks. */
record RuleContender(Rule rule) implements Contender {
  @Override
  public String title() {
    return rule.title();
  }

  @Override
  public Calls call(SimulatedBuild build) {
    Drive drive = new Drive(build);
    while (true) {
      switch (rule.next(drive.plan, drive.evidence(), drive.secondsLeft)) {
        case Step.More more -> drive.measure(more);
        case Step.Done done -> {
          return new Calls(
              done.judgements().stream().map(RuleContender::call).toList(),
              IntStream.of(drive.pairs).asLongStream().sum());
        }
      }
    }
  }

  /** A comparison under way. */
  private static final class Drive {
    private final SimulatedBuild build;
    private final Plan plan;
    private final int[] pairs;
    private double secondsLeft;

    Drive(SimulatedBuild build) {
      this.build = build;
      int count = build.scenario().benchmarks();
      Map<String, Double> costs = new LinkedHashMap<>();
      IntStream.range(0, count).forEach(i -> costs.put(name(i), Scenario.SECONDS_PER_PAIR));
      plan = new Plan(costs, build.scenario().minutes() * 60);
      pairs = new int[count];
      secondsLeft = plan.seconds();
    }

    List<Evidence> evidence() {
      return IntStream.range(0, pairs.length)
          .mapToObj(
              i ->
                  new Evidence(
                      new Subject(name(i), "time"),
                      IntStream.range(0, pairs[i])
                          .mapToObj(pair -> build.pair(i, pair).worse())
                          .toList(),
                      null))
          .toList();
    }

    void measure(Step.More more) {
      int rounds = more.pairs().values().stream().mapToInt(Integer::intValue).max().orElse(0);
      for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < pairs.length; i++) {
          if (more.pairs().getOrDefault(name(i), 0) > round
              && secondsLeft >= Scenario.SECONDS_PER_PAIR) {
            pairs[i]++;
            secondsLeft -= Scenario.SECONDS_PER_PAIR;
          }
        }
      }
    }

    private static String name(int index) {
      return "b" + index;
    }
  }

  private static Call call(Judgement judgement) {
    return switch (judgement.verdict()) {
      case Verdict.Claim.SLOWER -> Call.SLOWER;
      case Verdict.Claim.FASTER -> Call.FASTER;
      case Verdict.Claim.SAME -> Call.SAME;
      case Verdict.Undecided undecided -> Call.NOTHING;
      case Verdict.CouldNotMeasure reason -> Call.NOTHING;
    };
  }
}
