package dev.interleave.runner.run;

import dev.interleave.report.analysis.Names;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Run;
import dev.interleave.runner.plan.Planner;
import dev.interleave.runner.plan.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a budget that is too small means for a run, in the record and in words. */
final class Budgets {
  private static final int SHOWN = 5;

  private Budgets() {}

  /** The run without the cells that the plan drops. */
  static Run drop(Run run, Planner.Plan plan, double forkSeconds) {
    List<Run.Dropped> dropped = new ArrayList<>(run.dropped());
    String reason = reason(forkSeconds, run.budgetSeconds());
    plan.dropped().forEach(cell -> dropped.add(new Run.Dropped(cell, reason)));
    return with(run, run.budgetSeconds(), plan.kept(), dropped);
  }

  /** The run with the cells that the plan keeps, and no others. */
  static Run with(Run run, double budgetSeconds, Planner.Plan plan, String reason) {
    List<Run.Dropped> dropped =
        plan.dropped().stream().map(cell -> new Run.Dropped(cell, reason)).toList();
    return with(run, budgetSeconds, plan.kept(), dropped);
  }

  private static Run with(
      Run run, double budgetSeconds, List<CellKey> planned, List<Run.Dropped> dropped) {
    return new Run(
        run.schema(),
        run.startedAt(),
        run.command(),
        run.seed(),
        budgetSeconds,
        run.include(),
        run.jar(),
        run.jarSha256(),
        run.properties(),
        planned,
        dropped,
        run.environment());
  }

  static String reason(double forkSeconds, double budgetSeconds) {
    return String.format(
        Locale.ROOT,
        "the budget of %s is too small for %d forks of every cell at about %.1f s each",
        Words.duration(budgetSeconds),
        Rounds.LEAST,
        forkSeconds);
  }

  /** What the user is told of dropped cells. */
  static String sentence(Planner.Plan plan, Names names, double forkSeconds, double budgetSeconds) {
    List<CellKey> dropped = plan.dropped();
    double needed = budgetSeconds + Rounds.LEAST * forkSeconds * dropped.size();
    return "Dropped %d of %d cells, the least important ones: %s. For all of them allow --budget=%s:%n%s%s"
        .formatted(
            dropped.size(),
            dropped.size() + plan.kept().size(),
            reason(forkSeconds, budgetSeconds),
            Words.duration(Math.ceil(needed / 60) * 60),
            dropped.stream()
                .limit(SHOWN)
                .map(cell -> "  " + names.of(cell))
                .collect(Collectors.joining(System.lineSeparator())),
            dropped.size() > SHOWN
                ? "%n  and %d more, all in run.json".formatted(dropped.size() - SHOWN)
                : "");
  }
}
