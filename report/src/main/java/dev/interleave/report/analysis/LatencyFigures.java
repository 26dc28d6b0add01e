package dev.interleave.report.analysis;

import dev.interleave.report.analysis.Figure.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A chart of percentiles for each table of latencies: a line a cell, from the median outwards. */
final class LatencyFigures {
  private static final Pattern PERCENTILE = Pattern.compile("(\\w+):p([0-9.]+)");

  private LatencyFigures() {}

  static List<Figure> of(List<CostTable> tables) {
    return tables.stream().map(LatencyFigures::figure).toList();
  }

  private static Figure figure(CostTable table) {
    List<Mark> marks = new ArrayList<>();
    for (CostTable.Line line : table.lines()) {
      for (Optional<Row> percentile : line.costs()) {
        percentile.ifPresent(
            row ->
                oneIn(row.metric(), table)
                    .ifPresent(
                        x ->
                            marks.add(
                                new Mark(
                                    line.label(),
                                    line.mark().series(),
                                    line.mark().family(),
                                    x,
                                    row))));
      }
    }
    return Figures.figure(
        "latency-" + table.figure().id(),
        "Latency. " + table.title(),
        Figure.Kind.LINES,
        "one unit in so many takes longer (2: p50, 10: p90, 100: p99, 1000: p99.9)",
        true,
        marks,
        "",
        null,
        null);
  }

  /**
   * One in how many takes longer than a percentile of the times that the table begins with; empty
   * for other metrics.
   */
  private static OptionalDouble oneIn(String metric, CostTable table) {
    Matcher percentile = PERCENTILE.matcher(metric);
    Matcher first = PERCENTILE.matcher(table.columns().getFirst().metric());
    return percentile.matches() && first.matches() && percentile.group(1).equals(first.group(1))
        ? OptionalDouble.of(1 / (1 - Double.parseDouble(percentile.group(2)) / 100))
        : OptionalDouble.empty();
  }
}
