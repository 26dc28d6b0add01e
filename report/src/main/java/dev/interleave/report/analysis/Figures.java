package dev.interleave.report.analysis;

import dev.interleave.report.analysis.Figure.Mark;
import dev.interleave.report.analysis.Row.LimitShare;
import dev.interleave.report.measure.Direction;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the figures of a suite and those of mere JMH results have in common. */
final class Figures {
  /** A linear axis hides values this many times smaller than the largest. */
  private static final double LOG_SPAN = 30;

  private Figures() {}

  static Figure figure(
      String id,
      String title,
      Figure.Kind kind,
      String xLabel,
      boolean logX,
      List<Mark> marks,
      String caption,
      @Nullable String subject,
      @Nullable Mark reference) {
    Direction direction = marks.isEmpty() ? Direction.NONE : marks.getFirst().row().direction();
    String unit = marks.isEmpty() ? "" : marks.getFirst().row().unit();
    Comparator<Mark> order =
        kind == Figure.Kind.BARS
            ? (a, b) -> best(direction).compare(a.row(), b.row())
            : Comparator.comparing(Mark::label).thenComparingDouble(Mark::x);
    boolean positiveX = marks.stream().allMatch(mark -> mark.x() > 0);
    return new Figure(
        id.replaceAll("[^A-Za-z0-9-]+", "-").toLowerCase(Locale.ROOT),
        title,
        kind,
        unit,
        direction,
        xLabel,
        logX && positiveX,
        span(marks.stream().flatMap(Figures::extent).toList()) > LOG_SPAN,
        marks.stream().sorted(order).toList(),
        caption,
        subject,
        reference);
  }

  /** Best first; of a metric that only describes, the highest. */
  static Comparator<Row> best(Direction direction) {
    Comparator<Row> ascending = Comparator.comparingDouble(row -> row.value().centre());
    return direction == Direction.LOWER ? ascending : ascending.reversed();
  }

  private static Stream<Double> extent(Mark mark) {
    LimitShare limit = mark.row().limit();
    Stream<Double> value = Stream.of(mark.row().value().centre());
    return limit == null ? value : Stream.concat(value, Stream.of(limit.limit()));
  }

  /** The largest over the smallest; 1 where a value is not positive. */
  static double span(List<Double> values) {
    DoubleSummaryStatistics all =
        values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    return values.isEmpty() || all.getMin() <= 0 ? 1 : all.getMax() / all.getMin();
  }

  /** A number, or NaN for other text. */
  static double parse(String text) {
    try {
      return Double.parseDouble(text.strip().replace("_", ""));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
