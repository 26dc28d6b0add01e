package dev.interleave.report.charts;

import java.util.ArrayList;
import java.util.List;

/** Forest plots of any number of changes. */
public final class ForestPictures {
  private static final int ROWS = 40;
  private static final int MOST_ROWS = 10 * ROWS;

  private ForestPictures() {}

  /**
   * Draws them in the given order, none of what was not measured, in several pictures where there
   * are many.
   *
   * @param id of the picture; several have a number after it
   * @param margin within which a change counts as none, as a fraction
   */
  public static List<Picture> of(String id, String title, List<Change> changes, double margin) {
    List<Change> all =
        changes.stream()
            .filter(change -> Double.isFinite(change.ratio().centre()))
            .limit(MOST_ROWS)
            .toList();
    // The same axis for all, so that they can be compared.
    ChangeAxis axis = ForestChart.axis(all, margin);
    int pages = Math.ceilDiv(all.size(), ROWS);
    List<Picture> pictures = new ArrayList<>();
    for (int page = 0; page < pages; page++) {
      List<Change> part = all.subList(all.size() * page / pages, all.size() * (page + 1) / pages);
      String heading = title + (pages == 1 ? "" : " (%d of %d)".formatted(page + 1, pages));
      pictures.add(
          Pictures.picture(
              id + (pages == 1 ? "" : "-" + (page + 1)),
              heading,
              ForestChart.alternative(part),
              "",
              theme -> new ForestChart(heading, part, axis, theme).drawing()));
    }
    return List.copyOf(pictures);
  }
}
