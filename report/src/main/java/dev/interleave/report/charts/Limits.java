package dev.interleave.report.charts;

import dev.interleave.report.analysis.Figure;
import dev.interleave.report.analysis.Figure.Mark;
import dev.interleave.report.analysis.Row.LimitShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The limits of a figure's lines: one line for all where they agree, else one for each. */
record Limits(List<Mark> marks) {
  /**
   * A limit's line.
   *
   * @param series whose limit it is, or null for that of all
   * @param points value by x
   */
  record Line(String name, @Nullable String series, Map<Double, Double> points) {}

  static Limits of(Figure figure) {
    return new Limits(figure.marks().stream().filter(mark -> mark.row().limit() != null).toList());
  }

  DoubleStream values() {
    return marks.stream().mapToDouble(Limits::limit);
  }

  List<Line> lines(Map<String, List<Mark>> byLabel) {
    if (marks.isEmpty()) {
      return List.of();
    }
    Map<Double, Double> common = new TreeMap<>();
    boolean agree =
        marks.stream()
            .allMatch(
                mark -> {
                  Double other = common.putIfAbsent(mark.x(), limit(mark));
                  return other == null || Math.abs(other / limit(mark) - 1) < 1e-6;
                });
    if (agree) {
      return List.of(new Line("limit", null, common));
    }
    List<Line> lines = new ArrayList<>();
    byLabel.forEach(
        (label, all) -> {
          Map<Double, Double> points = new TreeMap<>();
          all.stream().filter(marks::contains).forEach(mark -> points.put(mark.x(), limit(mark)));
          if (!points.isEmpty()) {
            lines.add(new Line("limit of " + label, all.getFirst().series(), points));
          }
        });
    return lines;
  }

  private static double limit(Mark mark) {
    LimitShare limit = mark.row().limit();
    return limit == null ? Double.NaN : limit.limit();
  }
}
