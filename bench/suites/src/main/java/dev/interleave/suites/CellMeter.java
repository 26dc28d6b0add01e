package dev.interleave.suites;

import dev.interleave.suites.cost.Amount;
import dev.interleave.suites.cost.Cost;
import dev.interleave.suites.cost.ProcessMeter;
import dev.interleave.suites.cost.Usage;
import dev.interleave.suites.model.Model;
import dev.interleave.suites.workload.Lateness;
import dev.interleave.suites.workload.Workload;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Measures what the iterations of one cell cost: this process and its workers together. It reads
 * before and after an iteration, and nothing while the clock runs.
 */
final class CellMeter {
  private final ProcessMeter process = new ProcessMeter(0);
  private final Workload workload;
  private final Map<Cost, String> reasons = new EnumMap<>(Cost.class);
  private Usage before = new Usage(Map.of());
  private Map<Cost, Amount> costs = Map.of();

  /** Made before the model's threads are there. */
  CellMeter(Workload workload) {
    this.workload = workload;
  }

  /** An iteration is about to begin. */
  void start(Model model) throws IOException {
    Usage children = sum(model, true);
    before = complete(process.restart()).plus(children);
  }

  /** An iteration has ended in which so many units were done. */
  void stop(Model model, long units) throws IOException {
    Usage after = complete(process.read()).plus(sum(model, false));
    var measured = new EnumMap<Cost, Amount>(Cost.class);
    for (Cost cost : Cost.values()) {
      Amount amount = cost.of(before, after, units);
      measured.put(cost, amount);
      if (!amount.measured()) {
        reasons.putIfAbsent(cost, amount.reason());
      }
    }
    costs = measured;
  }

  /** What the last iteration cost; NaN where that is not known. */
  double value(Cost cost) {
    Amount amount = costs.get(cost);
    return amount == null ? Double.NaN : amount.value();
  }

  /** What was not measured in some iteration, and why. */
  Map<Cost, String> reasons() {
    return reasons;
  }

  private Usage complete(Usage usage) {
    Optional<Lateness> late = workload.lateness();
    return usage
        .with(
            Cost.WAKE_UP_DELAY,
            late.map(Lateness::sum)
                .map(Amount::of)
                .orElseGet(() -> Amount.notMeasured("the end of no wait is known")))
        .with(Cost.SERVER_CPU, serverNanos());
  }

  private Amount serverNanos() {
    if (workload.servers().isEmpty()) {
      return Amount.notMeasured("this work has no server");
    }
    return workload.servers().stream()
        .map(
            server ->
                server
                    .info()
                    .totalCpuDuration()
                    .map(used -> (double) used.toNanos())
                    .map(Amount::of)
                    .orElseGet(() -> Amount.notMeasured("the system does not say")))
        .reduce(Amount.of(0), Amount::plus);
  }

  private static Usage sum(Model model, boolean restart) throws IOException {
    var nothing = new EnumMap<Cost, Amount>(Cost.class);
    for (Cost cost : Cost.values()) {
      nothing.put(cost, Amount.of(0));
    }
    return model.childrenUsage(restart).stream().reduce(new Usage(nothing), Usage::plus);
  }
}
