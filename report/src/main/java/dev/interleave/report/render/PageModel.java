package dev.interleave.report.render;

import dev.interleave.report.analysis.Answer;
import dev.interleave.report.analysis.Doubt;
import java.util.List;
import java.util.Map;

/**
 * What the template prints, all of it text already.
 *
 * @param title of the page
 * @param answers the leading sentences
 * @param pictures with their data as URIs
 * @param params column names of the tables
 * @param limits whether any cell has a limit
 * @param remarks whether there is a remark on any cell
 * @param cells rows of the main table
 * @param others further metrics of the cells
 * @param costs tables of what was measured beside speed
 * @param meanings of the columns of these tables, by name
 * @param doubts with advice
 * @param missing cells without a value, by reason
 * @param environment facts by name
 */
public record PageModel(
    String title,
    List<Answer> answers,
    List<Image> pictures,
    List<String> params,
    boolean limits,
    boolean remarks,
    List<Cell> cells,
    List<Other> others,
    List<Costs> costs,
    Map<String, String> meanings,
    List<Doubt> doubts,
    List<Missing> missing,
    Map<String, String> environment) {

  /** A row of the main table. */
  public record Cell(
      String name,
      List<String> params,
      String value,
      String bounds,
      String unit,
      String share,
      String forks,
      String remark,
      String command) {}

  /** A row of the table of further metrics. */
  public record Other(String name, String metric, String value, String bounds, String unit) {}

  /**
   * A table of costs.
   *
   * @param columns names and units
   * @param notMeasured a sentence, or empty
   */
  public record Costs(String title, List<Column> columns, List<Line> lines, String notMeasured) {}

  /** The head of a column. */
  public record Column(String label, String unit) {}

  /** A row of a table of costs. */
  public record Line(String label, List<Amount> amounts) {}

  /** A value and its interval, or that there is none. */
  public record Amount(String value, String bounds) {}

  /** Cells that have no value for the same reason. */
  public record Missing(String status, String reason, List<String> names) {}
}
