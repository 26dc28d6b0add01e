package dev.interleave.report.simulate;

import dev.interleave.report.stats.Rate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The counts of a self-test as tables to read. */
final class SelfTestText {
  private final List<Row> rows;
  private final StringBuilder text = new StringBuilder();

  private SelfTestText(List<Row> rows) {
    this.rows = rows;
  }

  static String of(List<Row> rows) {
    SelfTestText tables = new SelfTestText(rows);
    tables.alarms();
    tables.effects();
    tables.noises();
    tables.variations();
    tables.suspects();
    return tables.text.toString();
  }

  private void alarms() {
    List<Row> table = table(Study.ALARMS, row -> true);
    text.append(
        """
        False alarms, %% of builds: 20 benchmarks that did not change, 30 minutes, forks vary by
        1 %% and by what the noise adds. In brackets what %d simulated builds leave open (95 %%).
        """
            .formatted(table.getFirst().tally().builds()));
    grid(table, SelfTestText::noise, Row::rule, row -> percent(row.tally().alarms()));
    text.append("The shipped rule's minutes, and the benchmarks that it calls the same, %:\n");
    List<Row> shipped =
        table.stream().filter(row -> row.rule().equals(table.getFirst().rule())).toList();
    Map<String, Map<String, String>> cells = new LinkedHashMap<>();
    fill(cells, shipped, SelfTestText::noise, row -> "minutes", row -> one(row.tally().minutes()));
    fill(
        cells,
        shipped,
        SelfTestText::noise,
        row -> "called the same",
        row -> whole(row.tally().same() / (double) row.tally().unchanged()));
    print(cells);
  }

  private void effects() {
    text.append(
        "Power, % of slower benchmarks found: 3 of 20 are slower, 30 minutes, forks vary by 1 %.\n");
    grid(table(Study.POWER, row -> true), SelfTestText::effect, Row::rule, SelfTestText::power);
  }

  private void noises() {
    text.append("Power by noise, %: 3 of 20 are slower by 5 %, 30 minutes.\n");
    grid(table(Study.NOISES, row -> true), SelfTestText::noise, Row::rule, SelfTestText::power);
  }

  private void variations() {
    for (double minutes : Study.BUDGETS) {
      text.append(
          "Power by how much forks vary, %%: 3 of 20 are slower, %.0f minutes.\n"
              .formatted(minutes));
      grid(
          table(Study.VARIATION, row -> row.scenario().minutes() == minutes),
          SelfTestText::effect,
          row -> "forks vary by %s  %s".formatted(variation(row), row.rule()),
          SelfTestText::power);
    }
  }

  private void suspects() {
    text.append("Power for one suspect, %: a single benchmark, which is slower, 10 minutes.\n");
    grid(
        table(Study.SUSPECT, row -> true),
        SelfTestText::effect,
        row -> "forks vary by %s  %s".formatted(variation(row), row.rule()),
        SelfTestText::power);
  }

  private List<Row> table(String name, Predicate<Row> filter) {
    return rows.stream().filter(row -> row.table().equals(name)).filter(filter).toList();
  }

  /** One line for each value of {@code line}, a column for each of {@code column}. */
  private void grid(
      List<Row> table,
      Function<Row, String> column,
      Function<Row, String> line,
      Function<Row, String> cell) {
    Map<String, Map<String, String>> cells = new LinkedHashMap<>();
    fill(cells, table, column, line, cell);
    print(cells);
  }

  private static void fill(
      Map<String, Map<String, String>> cells,
      List<Row> table,
      Function<Row, String> column,
      Function<Row, String> line,
      Function<Row, String> cell) {
    for (Row row : table) {
      cells
          .computeIfAbsent(line.apply(row), name -> new LinkedHashMap<>())
          .put(column.apply(row), cell.apply(row));
    }
  }

  private void print(Map<String, Map<String, String>> cells) {
    List<String> columns =
        cells.values().stream().flatMap(line -> line.keySet().stream()).distinct().toList();
    List<List<String>> lines = new ArrayList<>();
    lines.add(Stream.concat(Stream.of(""), columns.stream()).toList());
    cells.forEach(
        (name, values) ->
            lines.add(
                Stream.concat(
                        Stream.of(name),
                        columns.stream().map(column -> values.getOrDefault(column, "")))
                    .toList()));
    text.append(PlainTable.of(lines)).append('\n');
  }

  static String noise(Row row) {
    return row.scenario().noise().title()
        + (row.scenario().order() == Scenario.Order.APART ? ", apart" : "");
  }

  static String effect(Row row) {
    return number(row.scenario().effect()) + " %";
  }

  static String variation(Row row) {
    return row.scenario().noise() instanceof SyntheticNoise noise
        ? number(noise.cv()) + " %"
        : row.scenario().noise().title();
  }

  private static String number(double share) {
    return one(share * 100).replaceFirst("\\.0$", "");
  }

  static String power(Row row) {
    return whole(row.tally().power().share());
  }

  static String percent(Rate rate) {
    return "%s [%s, %s]"
        .formatted(one(rate.share() * 100), one(rate.low() * 100), one(rate.high() * 100));
  }

  static String whole(double share) {
    return String.format(Locale.ROOT, "%.0f", share * 100);
  }

  static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
