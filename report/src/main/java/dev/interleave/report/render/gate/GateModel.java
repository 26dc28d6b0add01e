package dev.interleave.report.render.gate;

import dev.interleave.report.render.Image;
import java.util.List;

/**
 * What the page shows, all of it text already.
 *
 * @param headline a sentence on the whole
 * @param urgent a sentence on each that changed or could not be measured
 * @param urgentLeft how many more of these there are
 * @param changes pictures of all changes
 * @param grounds what the verdicts rest on, sentences
 * @param rows of the table
 * @param oneSided what this run or the baseline lacks
 * @param margin within which a change counts as none, in per cent
 */
public record GateModel(
    String headline,
    List<String> urgent,
    int urgentLeft,
    List<Image> changes,
    List<String> grounds,
    List<VerdictCells> rows,
    List<OneSided> oneSided,
    String margin) {

  /**
   * A row of the table.
   *
   * @param id of the verdict, its class in the style sheet
   */
  public record VerdictCells(
      String name,
      String metric,
      String verdict,
      String id,
      String change,
      String forks,
      String stored,
      String threshold,
      String findable,
      String remark) {}

  /** Cells that one side alone has. */
  public record OneSided(String where, List<String> names) {}
}
