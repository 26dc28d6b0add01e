package dev.interleave.report.render.load;

import dev.interleave.report.load.LoadAnswer;
import dev.interleave.report.load.LoadDoubt;
import dev.interleave.report.render.Image;
import java.util.List;
import java.util.Map;

/**
 * What the template prints, all of it text already.
 *
 * @param method how servers were loaded, sentences
 * @param answers the leading sentences
 * @param sections a request each
 * @param reading how to read the columns, sentences
 * @param doubts with advice
 * @param environment facts by name
 */
public record LoadModel(
    String method,
    List<LoadAnswer> answers,
    List<Section> sections,
    List<String> reading,
    List<LoadDoubt> doubts,
    Map<String, String> environment) {

  /** A request: its pictures and its table. */
  public record Section(
      String title, List<Image> pictures, List<String> header, List<Line> lines) {}

  /**
   * A server.
   *
   * @param cells but for its name
   * @param note why there are no figures, or what to know of them; possibly empty
   */
  public record Line(String name, List<String> cells, String note) {}
}
