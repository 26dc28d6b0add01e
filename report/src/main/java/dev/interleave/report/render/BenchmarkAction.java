package dev.interleave.report.render;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.interleave.report.input.Json;
import dev.interleave.report.measure.Direction;
import dev.interleave.report.stats.Interval;
import dev.interleave.report.text.Digits;
import java.util.List;

/**
 * Results for <a href="https://github.com/benchmark-action/github-action-benchmark">
 * github-action-benchmark</a>, which draws values over commits. It takes one direction per file: a
 * file for its tool {@code customSmallerIsBetter} and one for {@code customBiggerIsBetter}. What is
 * neither better smaller nor bigger is in none.
 */
public final class BenchmarkAction {
  private BenchmarkAction() {}

  /**
   * A value.
   *
   * @param name the same in every run: it is what the action recognises it by
   * @param value finite
   * @param range its 95 % interval, for people; empty where unknown
   * @param extra what else to show, lines
   */
  @JsonPropertyOrder({"name", "unit", "value", "range", "extra"})
  public record Entry(
      @JsonIgnore Direction direction,
      String name,
      String unit,
      double value,
      String range,
      String extra) {

    /** With the bounds of an interval. */
    public static Entry of(
        Direction direction, String name, String unit, Interval value, String extra) {
      return new Entry(
          direction,
          name,
          unit.isEmpty() ? "1" : unit,
          value.centre(),
          value.known() ? Digits.bounds(value) : "",
          extra);
    }
  }

  /** Both files; an empty list where nothing is better that way. */
  public static List<Output> files(List<Entry> entries) {
    return List.of(
        file("smaller", Direction.LOWER, entries), file("bigger", Direction.HIGHER, entries));
  }

  private static Output file(String better, Direction direction, List<Entry> entries) {
    List<Entry> those =
        entries.stream()
            .filter(entry -> entry.direction == direction && Double.isFinite(entry.value))
            .toList();
    return Output.text(
        "github-action-benchmark-%s-is-better.json".formatted(better), Json.pretty(those) + "\n");
  }
}
