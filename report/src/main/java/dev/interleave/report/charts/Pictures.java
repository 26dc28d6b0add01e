package dev.interleave.report.charts;

import dev.interleave.report.analysis.Figure;
import dev.interleave.report.analysis.Findings;
import dev.interleave.report.analysis.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Draws every figure, and the forks of all cells. */
public final class Pictures {
  private static final int STRIP_ROWS = 40;
  private static final int MOST_STRIP_ROWS = 10 * STRIP_ROWS;

  private Pictures() {}

  /** In the order of the page; figures that tell nothing are left out. */
  public static List<Picture> of(Findings findings) {
    List<Picture> pictures = new ArrayList<>();
    for (Figure figure : findings.figures()) {
      if (figure.isWorthDrawing()) {
        Palette palette = new Palette(findings, figure);
        pictures.add(
            picture(
                figure.id(),
                figure.title(),
                Texts.alternative(figure),
                figure.caption(),
                theme -> drawing(figure, palette, theme)));
      }
    }
    pictures.addAll(strips(findings));
    return List.copyOf(pictures);
  }

  static Drawing drawing(Figure figure, Palette palette, Theme theme) {
    return switch (figure.kind()) {
      case BARS -> new BarChart(figure, palette, theme).drawing();
      case LINES, CHOICE -> new LineChart(figure, palette, theme).drawing();
    };
  }

  private static List<Picture> strips(Findings findings) {
    List<Row> all =
        findings.headlines().stream()
            .filter(row -> row.forkValues().size() > 1 && row.value().centre() > 0)
            .toList();
    List<Row> rows = all.subList(0, Math.min(all.size(), MOST_STRIP_ROWS));
    String caption =
        rows.size() == all.size()
            ? ""
            : "The first %d of %d cells; raw.csv has all.".formatted(rows.size(), all.size());
    int pages = (rows.size() + STRIP_ROWS - 1) / STRIP_ROWS;
    List<Picture> pictures = new ArrayList<>();
    for (int page = 0; page < pages; page++) {
      List<Row> part = rows.subList(rows.size() * page / pages, rows.size() * (page + 1) / pages);
      List<String> labels = part.stream().map(Row::name).toList();
      String title = "Forks" + (pages == 1 ? "" : " (%d of %d)".formatted(page + 1, pages));
      pictures.add(
          picture(
              "forks" + (pages == 1 ? "" : "-" + (page + 1)),
              title,
              StripChart.alternative(labels, part),
              caption,
              theme -> new StripChart(title, labels, part, theme).drawing()));
    }
    return pictures;
  }

  static Picture picture(
      String id, String title, String alternative, String caption, Function<Theme, Drawing> draw) {
    Drawing light = draw.apply(Theme.LIGHT);
    Drawing dark = draw.apply(Theme.DARK);
    return new Picture(
        id, title, alternative, caption, light.width(), light.height(), light.png(), dark.png());
  }
}
