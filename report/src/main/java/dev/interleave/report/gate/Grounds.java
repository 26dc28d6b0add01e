package dev.interleave.report.gate;

import dev.interleave.report.compare.Settings;
import dev.interleave.report.text.Digits;
import dev.interleave.report.text.Percents;
import dev.interleave.report.verdicts.Kind;
import java.util.ArrayList;
import java.util.List;

/** What is said of a whole gate. */
final class Grounds {
  private Grounds() {}

  static String headline(List<GateRow> rows, double margin) {
    List<String> parts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      long count = rows.stream().filter(row -> row.kind() == kind).count();
      if (count > 0) {
        parts.add(
            count
                + " "
                + kind.words()
                + (kind == Kind.SAME ? " within " + Percents.plain(margin) : ""));
      } else if (kind == Kind.SLOWER) {
        parts.add("nothing was found to be slower");
      }
    }
    return "Gate, %s with the baseline: %s."
        .formatted(Digits.count(rows.size(), "comparison"), String.join(", ", parts));
  }

  static List<String> of(Basis basis, Baseline baseline, Settings settings) {
    List<String> grounds = new ArrayList<>();
    switch (basis) {
      case Basis.SameMachine(List<MeasuredRun> runs) -> {
        grounds.add(
            "The baseline has %s on this machine, with this JDK and these flags; scores are compared as they are."
                .formatted(Digits.count(runs.size(), "run")));
        leftOut(baseline, runs.size(), grounds);
        grounds.add(
            runs.size() == 1
                ? "One run does not show how much runs differ for no reason: %s %% that all benchmarks share and %s %% of each alone are assumed (standard deviations). Store several runs, at different times, to have it measured."
                    .formatted(
                        percent(Gate.BETWEEN_RUNS.shared()), percent(Gate.BETWEEN_RUNS.own()))
                : "How much runs differ for no reason is measured by these runs.");
        grounds.add(promise(settings));
      }
      case Basis.OtherMachines(List<List<MeasuredRun>> machines, List<String> differences) -> {
        grounds.add(
            "The baseline is from another machine (%s), so scores are divided by what calibration found on each: the geometric mean of computing, memory and scheduling. Allocation is compared as it is."
                .formatted(String.join("; ", differences)));
        leftOut(baseline, machines.stream().mapToInt(List::size).sum(), grounds);
        grounds.add(
            machines.size() == 1
                ? "Intervals are widened by what calibration leaves between machines. One other machine does not show that: %s %% that all benchmarks share and %s %% of each alone are assumed (standard deviations), so only large changes can be found."
                    .formatted(
                        percent(Gate.BETWEEN_MACHINES.shared()),
                        percent(Gate.BETWEEN_MACHINES.own()))
                : "Intervals are widened by what calibration leaves between machines, as the %d machines of the baseline show it."
                    .formatted(machines.size()));
        grounds.add(promise(settings));
      }
      case Basis.Nothing(String reason) -> grounds.add("Nothing can be compared: " + reason + ".");
    }
    grounds.add(
        "A stored baseline is a weak instrument, because the machine is not what it was then. \"interleave compare\" measures both builds in turns, and finds far smaller changes.");
    return List.copyOf(grounds);
  }

  private static void leftOut(Baseline baseline, int used, List<String> grounds) {
    int other = baseline.runs().size() - used;
    if (other > 0) {
      grounds.add(
          "%s of the baseline from other machines or without calibration %s left out."
              .formatted(Digits.count(other, "run"), other == 1 ? "is" : "are"));
    }
  }

  private static String promise(Settings settings) {
    return "\"Slower\" is said of anything that is not with a probability of at most %s, all taken together, as far as runs differ by no more than that; changes are in per cent, + is worse; intervals are 95 %%."
        .formatted(Percents.plain(settings.alpha()));
  }

  private static String percent(double variance) {
    return Digits.number(100 * Math.sqrt(variance));
  }
}
