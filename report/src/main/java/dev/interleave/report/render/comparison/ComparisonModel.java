package dev.interleave.report.render.comparison;

import dev.interleave.report.render.Image;
import dev.interleave.report.verdicts.Fact;
import dev.interleave.report.verdicts.Flag;
import java.util.List;

/**
 * What the page shows, all of it text already.
 *
 * @param headline a sentence on the whole
 * @param promise how sure verdicts are
 * @param urgent a sentence on each that changed or could not be measured
 * @param urgentLeft how many more of these there are
 * @param changes pictures of all changes
 * @param rows of the table
 * @param pairs pictures of the suspects' pairs
 * @param pairsLeft how many suspects have no picture
 * @param oneSided what one build lacks
 * @param flags reasons to look twice
 * @param facts how both were measured
 * @param rule that came to the verdicts
 * @param levels how sure it had to be
 * @param command that repeats the comparison
 */
public record ComparisonModel(
    String headline,
    String promise,
    List<String> urgent,
    int urgentLeft,
    List<Image> changes,
    List<VerdictCells> rows,
    List<Image> pairs,
    int pairsLeft,
    List<OneSided> oneSided,
    List<Flag> flags,
    List<Fact> facts,
    String rule,
    Levels levels,
    String command) {

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
      String baseline,
      String candidate,
      String pairs,
      String findable,
      String remark) {}

  /** Cells that one build alone has. */
  public record OneSided(String where, List<String> names) {}

  /** The settings of the rule, in per cent. */
  public record Levels(String alpha, String least, String margin, String sameAlpha, String power) {}
}
