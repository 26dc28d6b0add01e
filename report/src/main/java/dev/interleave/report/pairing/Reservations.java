package dev.interleave.report.pairing;

import dev.interleave.report.input.Fork;
import dev.interleave.report.input.Run;
import dev.interleave.report.measure.ForkSeries;
import dev.interleave.report.stats.SteadyState;
import dev.interleave.report.text.Digits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** What a reader of the verdicts should know of the forks behind them. None of them is left out. */
public final class Reservations {
  private static final double MUCH_STEAL = 0.02;

  private Reservations() {}

  /** Sentences, the gravest first; often none. */
  public static List<String> of(ComparedBuilds builds) {
    List<String> sentences = new ArrayList<>();
    failures(Side.CANDIDATE, builds.candidateForks(), sentences);
    failures(Side.BASELINE, builds.baselineForks(), sentences);
    differences(builds.baseline().environment(), builds.candidate().environment(), sentences);
    unsteady(builds, sentences);
    disturbed(builds, sentences);
    if (builds.baseline().jarSha256().equals(builds.candidate().jarSha256())) {
      sentences.add(
          "Both jars are the same, byte for byte: every \"slower\" here is a false alarm.");
    }
    return List.copyOf(sentences);
  }

  private static void failures(Side side, List<Fork> forks, List<String> sentences) {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    for (Fork fork : forks) {
      if (fork.status() != Fork.Status.OK) {
        String what =
            "%s, %s"
                .formatted(
                    fork.cell(), Objects.requireNonNullElse(fork.message(), "without a reason"));
        reasons.merge(what, 1, Integer::sum);
      }
    }
    reasons.forEach(
        (what, count) ->
            sentences.add(
                "%s of the %s failed: %s. Their pairs are lost."
                    .formatted(Digits.count(count, "fork"), side.word(), what)));
  }

  private static void differences(
      Run.Environment old, Run.Environment fresh, List<String> sentences) {
    if (!Objects.equals(old.jmhVersion(), fresh.jmhVersion())) {
      sentences.add(
          "The baseline was built with JMH %s, the candidate with %s: they may measure differently."
              .formatted(old.jmhVersion(), fresh.jmhVersion()));
    }
  }

  private static void unsteady(ComparedBuilds builds, List<String> sentences) {
    for (Side side : Side.values()) {
      Set<String> never = new LinkedHashSet<>();
      Set<String> all = new LinkedHashSet<>();
      Set<String> cells = new LinkedHashSet<>();
      for (Compared one : builds.compared()) {
        for (PairedForks pair : one.subject().pairs()) {
          ForkSeries fork = pair.of(side);
          all.add(fork.file());
          if (fork.steady().verdict() == SteadyState.Verdict.NEVER && never.add(fork.file())) {
            cells.add(one.subject().cell().toString());
          }
        }
      }
      if (!never.isEmpty()) {
        sentences.add(
            "%d of %d forks of the %s never got steady, those of %s: more warm-up would make its pairs tell more."
                .formatted(never.size(), all.size(), side.word(), String.join("; ", cells)));
      }
    }
  }

  private static void disturbed(ComparedBuilds builds, List<String> sentences) {
    List<Fork> forks = new ArrayList<>(builds.baselineForks());
    forks.addAll(builds.candidateForks());
    long stolen = count(forks, Fork.Conditions::steal, MUCH_STEAL);
    long throttled = count(forks, Fork.Conditions::throttledSeconds, 0);
    if (stolen > 0) {
      sentences.add(
          "In %d of %d forks the hypervisor gave more than 2 %% of the processors to others."
              .formatted(stolen, forks.size()));
    }
    if (throttled > 0) {
      sentences.add(
          "%d of %d forks were throttled by their control group: allow more CPU, or use fewer cores."
              .formatted(throttled, forks.size()));
    }
  }

  private static long count(
      List<Fork> forks,
      Function<Fork.Conditions, @org.jspecify.annotations.Nullable Double> condition,
      double above) {
    return forks.stream()
        .map(fork -> condition.apply(fork.conditions()))
        .filter(value -> value != null && value > above)
        .count();
  }
}
