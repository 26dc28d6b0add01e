package dev.interleave.report.render;

import dev.interleave.report.analysis.CostTable;
import dev.interleave.report.analysis.Row;
import dev.interleave.report.input.Suite;
import dev.interleave.report.stats.Interval;
import dev.interleave.report.text.Digits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page's tables of costs. */
final class CostSection {
  private static final PageModel.Amount NONE = new PageModel.Amount("", "");

  private CostSection() {}

  private static PageModel.Costs of(CostTable table) {
    return new PageModel.Costs(
        table.title(),
        table.columns().stream()
            .map(cost -> new PageModel.Column(cost.label(), cost.unit()))
            .toList(),
        table.lines().stream()
            .map(
                line ->
                    new PageModel.Line(
                        line.label(), line.costs().stream().map(CostSection::amount).toList()))
            .toList(),
        table.notMeasured().isEmpty()
            ? ""
            : "Not measured: " + String.join("; ", table.notMeasured()) + ".");
  }

  /**
   * All tables, and what each column means that any of them has or could have.
   *
   * @param columns in their order
   */
  static PageModel.CostTables of(List<CostTable> tables, List<Suite.Cost> columns) {
    Map<String, String> meanings = new LinkedHashMap<>();
    if (!tables.isEmpty()) {
      columns.stream()
          .filter(column -> !column.meaning().isEmpty())
          .forEach(column -> meanings.put(column.label(), column.meaning()));
    }
    return new PageModel.CostTables(tables.stream().map(CostSection::of).toList(), meanings);
  }

  private static PageModel.Amount amount(Optional<Row> row) {
    return row.map(Row::value).map(CostSection::amount).orElse(NONE);
  }

  /** A count that was the same in every fork is printed as a count. */
  private static PageModel.Amount amount(Interval value) {
    if (value.low() == value.high()) {
      String count = Digits.number(value.centre());
      return new PageModel.Amount(count, "[%s, %s]".formatted(count, count));
    }
    return new PageModel.Amount(
        Spaces.keep(Digits.value(value.centre())), breakable(Digits.bounds(value)));
  }

  /** Narrow columns need a break, and only between the two. */
  private static String breakable(String bounds) {
    return bounds.replace(' ', '\u00a0').replace(",\u00a0", ", ");
  }
}
