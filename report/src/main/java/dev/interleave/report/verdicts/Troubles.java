package dev.interleave.report.verdicts;

import dev.interleave.report.input.Fork;
import dev.interleave.report.measure.Disturbances;
import dev.interleave.report.measure.ForkSeries;
import dev.interleave.report.pairing.ComparedBuilds;
import dev.interleave.report.pairing.Side;
import dev.interleave.report.stats.SteadyState;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Knows every fork of a comparison and what befell it. */
final class Troubles {
  private final Map<Side, Map<Integer, Fork>> forks = new EnumMap<>(Side.class);

  Troubles(ComparedBuilds builds) {
    forks.put(Side.BASELINE, byIndex(builds.baselineForks()));
    forks.put(Side.CANDIDATE, byIndex(builds.candidateForks()));
  }

  private static Map<Integer, Fork> byIndex(List<Fork> forks) {
    return forks.stream()
        .collect(Collectors.toMap(Fork::index, Function.identity(), (first, again) -> first));
  }

  Set<Trouble> of(Side side, ForkSeries series) {
    Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
    if (series.steady().verdict() == SteadyState.Verdict.NEVER) {
      troubles.add(Trouble.NOT_STEADY);
    }
    Fork fork = forks.getOrDefault(side, Map.of()).get(series.number());
    if (fork != null && Disturbances.isStolen(fork)) {
      troubles.add(Trouble.STOLEN);
    }
    if (fork != null && Disturbances.isThrottled(fork)) {
      troubles.add(Trouble.THROTTLED);
    }
    return troubles;
  }
}
