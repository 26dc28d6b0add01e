package dev.interleave.report.simulate;

import dev.interleave.report.stats.Rate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of {@code docs/verdicts.md}, in its order, each under a line that says what it is. */
final class SelfTestMarkdown {
  private final List<Row> rows;
  private final String shipped;
  private final StringBuilder text = new StringBuilder();

  private SelfTestMarkdown(List<Row> rows) {
    this.rows = rows;
    this.shipped = rows.getFirst().rule();
  }

  static String of(List<Row> rows) {
    SelfTestMarkdown tables = new SelfTestMarkdown(rows);
    tables.alarms();
    tables.shipped();
    tables.power("Power", Study.POWER, "slower by", SelfTestText::effect);
    tables.power("Power by noise", Study.NOISES, "", SelfTestText::noise);
    tables.variations();
    tables.suspects();
    return tables.text.toString();
  }

  private void alarms() {
    Grid grid = new Grid("");
    for (Row row : table(Study.ALARMS).toList()) {
      grid.put(rule(row), SelfTestText.noise(row), rate(row.tally().falseAlarms(), row));
    }
    print("False alarms", grid);
  }

  private void shipped() {
    Grid grid = new Grid("");
    for (Row row : table(Study.ALARMS).filter(row -> row.rule().equals(shipped)).toList()) {
      Tally tally = row.tally();
      String noise = SelfTestText.noise(row);
      grid.put("slower, % of builds", noise, SelfTestText.percent(tally.alarms()));
      grid.put("faster, % of builds", noise, rate(tally.falseFaster(), row));
      grid.put("minutes", noise, String.valueOf(Math.round(tally.minutes())));
      grid.put(
          "the same, %",
          noise, SelfTestText.whole(Rate.of(tally.same(), tally.unchanged()).share()));
    }
    print("The shipped rule", grid);
  }

  private void power(String title, String table, String corner, Function<Row, String> column) {
    Grid grid = new Grid(corner);
    table(table).forEach(row -> grid.put(rule(row), column.apply(row), SelfTestText.power(row)));
    print(title, grid);
  }

  private void variations() {
    Grid grid = new Grid("forks vary by, budget");
    for (double minutes : Study.BUDGETS.reversed()) {
      table(Study.VARIATION)
          .filter(row -> row.scenario().minutes() == minutes)
          .filter(this::isCompared)
          .forEach(
              row ->
                  grid.put(
                      "%s, %.0f minutes".formatted(SelfTestText.variation(row), minutes),
                      SelfTestText.effect(row),
                      SelfTestText.power(row)));
    }
    print("Power by how much forks vary", grid);
  }

  private void suspects() {
    Grid grid = new Grid("forks vary by");
    table(Study.SUSPECT)
        .filter(this::isCompared)
        .forEach(
            row ->
                grid.put(
                    SelfTestText.variation(row),
                    SelfTestText.effect(row),
                    SelfTestText.power(row)));
    table(Study.SUSPECT)
        .filter(
            row -> row.rule().equals(shipped) && row.scenario().effect() == Study.SUSPECT_EFFECT)
        .forEach(
            row ->
                grid.put(
                    SelfTestText.variation(row),
                    "minutes",
                    SelfTestText.one(row.tally().minutes())));
    print("One suspect", grid);
  }

  private boolean isCompared(Row row) {
    return row.rule().equals(shipped) || row.rule().equals(Study.reference().title());
  }

  private Stream<Row> table(String name) {
    return rows.stream().filter(row -> row.table().equals(name));
  }

  private String rule(Row row) {
    return row.rule().equals(shipped) ? "**" + row.rule() + "**" : row.rule();
  }

  private static String rate(long events, Row row) {
    return SelfTestText.one(Rate.of(events, row.tally().builds()).share() * 100);
  }

  private void print(String title, Grid grid) {
    text.append(title).append(":\n\n").append(grid.markdown()).append('\n');
  }

  /** A table that is filled cell by cell; what is put twice stands side by side. */
  private record Grid(String corner, Map<String, Map<String, String>> cells) {
    Grid(String corner) {
      this(corner, new LinkedHashMap<>());
    }

    void put(String line, String column, String cell) {
      cells
          .computeIfAbsent(line, name -> new LinkedHashMap<>())
          .merge(column, cell, (one, other) -> one + " / " + other);
    }

    String markdown() {
      List<String> columns =
          cells.values().stream().flatMap(line -> line.keySet().stream()).distinct().toList();
      Stream<String> head =
          Stream.of(line(corner, columns), "| --- |" + " ---: |".repeat(columns.size()));
      Stream<String> body =
          cells.entrySet().stream()
              .map(
                  line ->
                      line(
                          line.getKey(),
                          columns.stream()
                              .map(column -> line.getValue().getOrDefault(column, ""))
                              .toList()));
      return Stream.concat(head, body).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(String first, List<String> others) {
      return "| " + first + " | " + String.join(" | ", others) + " |";
    }
  }
}
