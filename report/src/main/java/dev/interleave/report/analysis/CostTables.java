package dev.interleave.report.analysis;

import dev.interleave.report.analysis.CostTable.Line;
import dev.interleave.report.analysis.Figure.Mark;
import dev.interleave.report.input.Suite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A table of costs for each figure whose cells are compared side by side. */
final class CostTables {
  private final List<Suite.Cost> costs;
  private final List<Row> rows;

  private CostTables(List<Suite.Cost> costs, List<Row> rows) {
    this.costs = costs;
    this.rows = rows;
  }

  /** None where no suite speaks of costs. */
  static List<CostTable> of(List<Figure> figures, List<Suite.Cost> costs, List<Row> rows) {
    CostTables tables = new CostTables(costs, rows);
    return figures.stream()
        .filter(figure -> figure.kind() == Figure.Kind.BARS)
        .map(tables::table)
        .filter(table -> !table.columns().isEmpty())
        .toList();
  }

  private CostTable table(Figure figure) {
    List<Mark> marks =
        Stream.concat(figure.marks().stream(), Stream.ofNullable(figure.reference()))
            .distinct()
            .toList();
    List<Suite.Cost> columns =
        costs.stream()
            .filter(cost -> marks.stream().anyMatch(mark -> has(find(mark, cost))))
            .toList();
    List<Line> lines =
        marks.stream()
            .map(
                mark ->
                    new Line(
                        mark,
                        mark.row(),
                        columns.stream()
                            .map(cost -> find(mark, cost).filter(row -> row.status().measured()))
                            .toList()))
            .toList();
    return new CostTable(figure, columns, lines, notMeasured(marks));
  }

  /** {@code cost (reason)} where no cell has it, else {@code cost of some cells (reason)}. */
  private List<String> notMeasured(List<Mark> marks) {
    List<String> phrases = new ArrayList<>();
    for (Suite.Cost cost : costs) {
      Map<String, List<String>> byReason = new LinkedHashMap<>();
      for (Mark mark : marks) {
        Optional<Row> row = find(mark, cost);
        if (row.isPresent() && !has(row)) {
          byReason
              .computeIfAbsent(row.orElseThrow().reason(), any -> new ArrayList<>())
              .add(mark.label());
        }
      }
      byReason.forEach(
          (reason, labels) ->
              phrases.add(
                  labels.size() == marks.size()
                      ? "%s (%s)".formatted(cost.label(), reason)
                      : "%s of %s (%s)".formatted(cost.label(), Labels.some(labels), reason)));
    }
    return phrases;
  }

  private Optional<Row> find(Mark mark, Suite.Cost cost) {
    return rows.stream()
        .filter(row -> row.metric().equals(cost.metric()))
        .filter(row -> row.key().equals(mark.row().key()) && row.mode().equals(mark.row().mode()))
        .findFirst();
  }

  private static boolean has(Optional<Row> row) {
    return row.isPresent() && row.orElseThrow().status().measured();
  }
}
