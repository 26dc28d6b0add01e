package dev.interleave.report.analysis;

import dev.interleave.report.input.Run;
import dev.interleave.report.input.Suite;
import dev.interleave.report.measure.Measurement;
import java.util.List;
import java.util.Map;

/**
 * All that a report says. Renderers print it and compute nothing.
 *
 * @param title of the page
 * @param axes parameters in the order in which to tabulate them; those of no suite come after
 * @param series how the values of series axes are drawn
 * @param measurements what all was computed from
 * @param rows every metric of every cell, and the cells without a value
 * @param figures the charts, in order
 * @param answers the leading sentences, never empty
 * @param doubts reasons not to trust the numbers, worst first
 * @param costs what was measured beside speed, each once
 * @param costTables the costs of cells that are compared with one another, in order
 * @param latencies percentiles of what units took, each once
 * @param latencyTables those of cells that are compared with one another, in order
 * @param environment facts of the machine and its software, by name, in order
 * @param runs where and how the runs were made, empty for mere files of JMH's
 */
public record Findings(
    String title,
    List<String> axes,
    List<Suite.Series> series,
    List<Measurement> measurements,
    List<Row> rows,
    List<Figure> figures,
    List<Answer> answers,
    List<Doubt> doubts,
    List<Suite.Cost> costs,
    List<CostTable> costTables,
    List<Suite.Cost> latencies,
    List<CostTable> latencyTables,
    Map<String, String> environment,
    List<Run> runs) {

  public Findings {
    axes = List.copyOf(axes);
    series = List.copyOf(series);
    measurements = List.copyOf(measurements);
    rows = List.copyOf(rows);
    figures = List.copyOf(figures);
    answers = List.copyOf(answers);
    doubts = List.copyOf(doubts);
    costs = List.copyOf(costs);
    costTables = List.copyOf(costTables);
    latencies = List.copyOf(latencies);
    latencyTables = List.copyOf(latencyTables);
    runs = List.copyOf(runs);
  }

  /** The rows of the metric that stands for speed, of measured cells. */
  public List<Row> headlines() {
    return rows.stream().filter(row -> row.headline() && row.status().measured()).toList();
  }

  /** The rows of cells without a value. */
  public List<Row> missing() {
    return rows.stream().filter(row -> row.measurement() == null).toList();
  }
}
