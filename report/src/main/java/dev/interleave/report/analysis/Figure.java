package dev.interleave.report.analysis;

import dev.interleave.report.measure.Direction;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The content of one chart, without a word on how to draw it.
 *
 * @param id name of its file, letters, digits and hyphens
 * @param title above it
 * @param kind bars or lines
 * @param unit of the values
 * @param direction which way is better
 * @param xLabel what runs along the axis of lines
 * @param logX whether that axis is in powers of ten
 * @param logValue whether the values are: they span more than 30 to 1
 * @param marks the bars from best to worst, or the points of all lines
 * @param caption what is not in the picture, and why; possibly empty
 * @param subject what the answer speaks of, or null for a figure without one
 * @param reference what the best is compared with besides the next, or null
 */
public record Figure(
    String id,
    String title,
    Kind kind,
    String unit,
    Direction direction,
    String xLabel,
    boolean logX,
    boolean logValue,
    List<Mark> marks,
    String caption,
    @Nullable String subject,
    @Nullable Mark reference) {

  public Figure {
    marks = List.copyOf(marks);
  }

  /** Whether a picture of it tells anything: a value, or a line from one point to another. */
  public boolean isWorthDrawing() {
    return switch (kind) {
      case BARS -> !marks.isEmpty();
      case LINES, CHOICE ->
          marks.stream()
              .collect(
                  Collectors.groupingBy(
                      Mark::series, Collectors.mapping(Mark::x, Collectors.toSet())))
              .values()
              .stream()
              .anyMatch(places -> places.size() > 1);
    };
  }

  /** How it is drawn. */
  public enum Kind {
    BARS,
    LINES,
    /** Lines, of which each is to be held against itself. */
    CHOICE
  }

  /**
   * A bar, or a point of a line.
   *
   * @param label of the bar or of the line
   * @param series what it is coloured by
   * @param family of the series
   * @param x along the axis of lines, NaN for a bar
   * @param row its value
   */
  public record Mark(String label, String series, String family, double x, Row row) {}
}
