package dev.interleave.runner.load;

import dev.interleave.report.load.LoadFork;
import dev.interleave.report.load.LoadSettings;
import dev.interleave.report.text.Digits;
import dev.interleave.runner.run.Words;
import java.util.List;
import java.util.Locale;

/** The texts of progress. */
final class LoadLines {
  private LoadLines() {}

  /** A fork that has ended. */
  static String ended(LoadPlan plan, Cell cell, LoadFork fork, List<LoadFork> ended) {
    List<Cell> remaining = plan.remaining(ended);
    double wanted = remaining.stream().mapToDouble(each -> plan.expected(each, ended)).sum();
    return String.format(
        Locale.ROOT,
        "[%d/~%d] round %d  %s  %s  %.1f s, ETA %s",
        ended.size(),
        ended.size() + remaining.size(),
        fork.round(),
        cell.name(),
        result(plan.settings(), fork),
        fork.seconds(),
        Words.duration(Math.max(0, Math.min(plan.left(ended), wanted))));
  }

  private static String result(LoadSettings settings, LoadFork fork) {
    if (fork.failure() != null) {
      return "FAILED: " + fork.failure();
    }
    Double highest = fork.highest();
    if (highest != null) {
      return Digits.value(highest)
          + " requests/s"
          + (fork.late() ? " (the generator's limit)" : "");
    }
    return settings.searches()
        ? "no rate kept"
        : fork.reference()
            .map(probe -> probe.sample().responseTimes().percentile(settings.quantile()))
            .map(tail -> "%s %s ms".formatted(settings.quantileName(), Digits.value(1e3 * tail)))
            .orElse("nothing measured");
  }
}
