package dev.interleave.report.live;

import dev.interleave.report.input.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes a cell slower on purpose, as its suite's attributes {@code kind}, {@code percent} and
 * {@code touches} say.
 *
 * @param kind of work that there is more of
 * @param percent how much more; 0 for nothing
 * @param touches metrics that get worse by as much, by the names under which they are compared; all
 *     others stay the same
 */
public record Injection(String kind, double percent, Set<String> touches) {
  public Injection {
    touches = Set.copyOf(touches);
  }

  /**
   * Of a cell.
   *
   * @throws IllegalArgumentException if an attribute is missing or not possible; its message is for
   *     users
   */
  public static Injection of(Suite.Cell cell) {
    String percent = attribute(cell, "percent");
    double number = parsed(percent);
    if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s has the attribute percent=%s, which is not a number from 0 on"
              .formatted(cell.key(), percent));
    }
    List<String> touches = new ArrayList<>();
    for (String metric : attribute(cell, "touches").split(",", -1)) {
      touches.add(metric.strip());
    }
    return new Injection(attribute(cell, "kind"), number, Set.copyOf(touches));
  }

  /** Whether this metric gets worse. */
  boolean changes(String metric) {
    return percent > 0 && touches.contains(metric);
  }

  private static String attribute(Suite.Cell cell, String name) {
    @Nullable String value = cell.attributes().get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "%s has no attribute %s; a suite with known slowdowns gives each cell kind, percent and touches"
              .formatted(cell.key(), name));
    }
    return value;
  }

  private static double parsed(String number) {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
