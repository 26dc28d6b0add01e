package dev.interleave.report.render.comparison;

import dev.interleave.report.charts.Picture;
import java.util.List;
import java.util.Map;

/**
 * What the page shows.
 *
 * @param light the chart as a data URI
 * @param dark the same, for dark pages
 */
public record ComparisonModel(
    String headline,
    String promise,
    List<String> urgent,
    Picture picture,
    String light,
    String dark,
    List<VerdictCells> rows,
    List<String> reservations,
    Map<String, String> environment,
    String command) {

  /** A row of the table. */
  public record VerdictCells(
      String name,
      String metric,
      String verdict,
      boolean notable,
      String change,
      String baseline,
      String candidate,
      String pairs,
      String findable,
      String reason) {}
}
