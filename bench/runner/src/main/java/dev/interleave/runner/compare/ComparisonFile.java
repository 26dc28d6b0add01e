package dev.interleave.runner.compare;

import dev.interleave.report.compare.Plan;
import dev.interleave.report.compare.RuleName;
import dev.interleave.report.input.CellKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison fixed before its first pair, and its plan once forks have shown what they cost:
 * {@code comparison.json}. Each build's own record is the {@code run.json} in its folder.
 *
 * @param schema version of this format, 1
 * @param startedAt ISO 8601, UTC
 * @param command a command line that repeats it
 * @param seed of all order
 * @param budgetSeconds for measuring
 * @param margin up to which a change counts as none, as a fraction
 * @param rule that comes to the verdicts
 * @param cells that both builds have, in the candidate's order
 * @param onlyBaseline cells that the candidate lacks
 * @param onlyCandidate cells that the baseline lacks
 * @param secondsPerPair what a pair of each benchmark was seen to take, or null before the plan
 */
record ComparisonFile(
    int schema,
    String startedAt,
    String command,
    long seed,
    double budgetSeconds,
    double margin,
    RuleName rule,
    List<CellKey> cells,
    List<CellKey> onlyBaseline,
    List<CellKey> onlyCandidate,
    @Nullable Map<String, Double> secondsPerPair) {
  static final String NAME = "comparison.json";
  static final int SCHEMA = 1;

  ComparisonFile {
    rule = Objects.requireNonNullElse(rule, RuleName.SCREEN_AND_CONFIRM); // Older files lack it.
    cells = List.copyOf(cells);
    onlyBaseline = List.copyOf(onlyBaseline);
    onlyCandidate = List.copyOf(onlyCandidate);
  }

  ComparisonFile planned(Map<String, Double> seconds) {
    return new ComparisonFile(
        schema,
        startedAt,
        command,
        seed,
        budgetSeconds,
        margin,
        rule,
        cells,
        onlyBaseline,
        onlyCandidate,
        seconds);
  }

  /** The plan, or null before there is one. */
  @Nullable Plan plan() {
    return secondsPerPair == null ? null : new Plan(secondsPerPair, budgetSeconds);
  }
}
