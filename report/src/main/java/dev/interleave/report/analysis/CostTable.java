package dev.interleave.report.analysis;

import dev.interleave.report.input.Suite;
import java.util.List;
import java.util.Optional;

/**
 * What the cells of one figure cost beside their speed.
 *
 * @param figure that compares them
 * @param columns the costs that any of the cells has
 * @param lines in the order of the figure
 * @param notMeasured what has no value, of which cells and why, one phrase each
 */
public record CostTable(
    Figure figure, List<Suite.Cost> columns, List<Line> lines, List<String> notMeasured) {
  public CostTable {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
    notMeasured = List.copyOf(notMeasured);
  }

  public String title() {
    return figure.title();
  }

  /**
   * The costs of one cell.
   *
   * @param mark of the figure
   * @param speed the row that the figure shows
   * @param costs one for each column, empty where not measured
   */
  public record Line(Figure.Mark mark, Row speed, List<Optional<Row>> costs) {
    public Line {
      costs = List.copyOf(costs);
    }

    public String label() {
      return mark.label();
    }
  }
}
