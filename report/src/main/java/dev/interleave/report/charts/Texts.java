package dev.interleave.report.charts;

import dev.interleave.report.analysis.Figure;
import dev.interleave.report.analysis.Figure.Mark;
import dev.interleave.report.text.Digits;
import java.util.stream.Collectors;

/** The words in and beside a picture. */
final class Texts {
  private static final int MARKS = 24;

  private Texts() {}

  /** How to read a figure. */
  static String subtitle(Figure figure) {
    String better =
        switch (figure.direction()) {
          case HIGHER -> ", higher is better";
          case LOWER -> ", lower is better";
          case NONE -> "";
        };
    boolean bounds = figure.marks().stream().anyMatch(mark -> mark.row().value().known());
    boolean limit = figure.marks().stream().anyMatch(mark -> mark.row().limit() != null);
    return figure.unit()
        + better
        + (figure.logValue() ? ", logarithmic" : "")
        + (bounds ? ". Whiskers: 95 % interval over forks" : ". Too few forks for intervals")
        + (limit ? ". Dashed: the limit." : ".");
  }

  /** The picture in words, for those who don't see it. */
  static String alternative(Figure figure) {
    String marks =
        figure.marks().stream().limit(MARKS).map(Texts::mark).collect(Collectors.joining("; "));
    int more = figure.marks().size() - MARKS;
    return "%s, %s. %s%s."
        .formatted(figure.title(), figure.unit(), marks, more > 0 ? "; and " + more + " more" : "");
  }

  private static String mark(Mark mark) {
    String x = Double.isNaN(mark.x()) ? "" : " at " + Digits.number(mark.x());
    return mark.label() + x + ": " + Digits.interval(mark.row().value());
  }
}
