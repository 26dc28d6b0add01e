package dev.interleave.report.analysis;

import dev.interleave.report.analysis.Figure.Mark;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Suite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures that a suite asks for in its views. */
final class SuiteFigures {
  private final Catalogue catalogue;
  private final List<Row> rows;
  private final Map<String, String> families;

  SuiteFigures(Catalogue catalogue, List<Row> rows) {
    this.catalogue = catalogue;
    this.rows = rows;
    this.families =
        catalogue.series().stream()
            .collect(Collectors.toMap(Suite.Series::id, Suite.Series::family, (a, b) -> a));
  }

  List<Figure> figures() {
    return catalogue.views().stream().map(this::figure).toList();
  }

  private Figure figure(Suite.View view) {
    boolean lines = view.type() != Suite.View.Type.BARS && view.x() != null;
    List<Row> shown = new ArrayList<>();
    Map<String, String> absent = new LinkedHashMap<>();
    for (Row row : rows) {
      if (!row.headline() || !matches(row.key(), view.where())) {
        continue;
      }
      boolean placed = !lines || !Double.isNaN(x(row, view.x()));
      if (row.status().measured() && placed && Double.isFinite(row.value().centre())) {
        shown.add(row);
      } else if (placed && !row.status().measured() && row.status() != Status.NOT_SELECTED) {
        absent.putIfAbsent(series(row.key(), view.by()), row.reason());
      }
    }
    List<Mark> marks = marks(view, lines, comparable(shown));
    Mark reference = reference(view);
    Stream.concat(marks.stream(), Stream.ofNullable(reference))
        .forEach(mark -> absent.remove(mark.series()));
    return Figures.figure(
        view.id(),
        view.title(),
        lines ? kind(view.type()) : Figure.Kind.BARS,
        view.xLabel() != null ? view.xLabel() : view.x() != null ? view.x() : "",
        view.logX(),
        marks,
        absent.isEmpty() ? "" : notShown(absent),
        view.answer(),
        reference);
  }

  private static Figure.Kind kind(Suite.View.Type type) {
    return type == Suite.View.Type.CHOICE ? Figure.Kind.CHOICE : Figure.Kind.LINES;
  }

  /** Each reason once, with the series that it keeps away. */
  private static String notShown(Map<String, String> absent) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    absent.forEach(
        (series, reason) -> byReason.computeIfAbsent(reason, any -> new ArrayList<>()).add(series));
    return byReason.entrySet().stream()
        .map(reason -> Labels.some(reason.getValue()) + " (" + reason.getKey() + ")")
        .collect(Collectors.joining("; ", "Not shown: ", "."));
  }

  private List<Mark> marks(Suite.View view, boolean lines, List<Row> shown) {
    // Only what tells cells of one series (at one x) apart: a parameter that x derives from does
    // not.
    Set<String> others = new LinkedHashSet<>();
    shown.stream()
        .collect(
            Collectors.groupingBy(
                row -> series(row.key(), view.by()) + " " + (lines ? x(row, view.x()) : 0)))
        .values()
        .forEach(
            group ->
                others.addAll(
                    Labels.differing(group.stream().map(Row::key).toList(), Set.of(view.by()))));
    return shown.stream()
        .map(
            row -> {
              String series = series(row.key(), view.by());
              return new Mark(
                  Labels.of(series, row.key(), List.copyOf(others), catalogue.axes()),
                  series,
                  families.getOrDefault(series, series),
                  lines ? x(row, view.x()) : Double.NaN,
                  row);
            })
        .toList();
  }

  /** Values in different units can't share an axis: the unit that most rows have wins. */
  private static List<Row> comparable(List<Row> rows) {
    Map<String, List<Row>> byUnit =
        rows.stream()
            .collect(Collectors.groupingBy(Row::unit, LinkedHashMap::new, Collectors.toList()));
    return byUnit.values().stream().reduce((a, b) -> b.size() > a.size() ? b : a).orElse(List.of());
  }

  /** Named by its series, and by the parameters in which it is not as the view's cells are. */
  private @Nullable Mark reference(Suite.View view) {
    return rows.stream()
        .filter(Row::headline)
        .filter(row -> row.status().measured() && row.key().equals(view.reference()))
        .findFirst()
        .map(
            row -> {
              List<String> others =
                  view.where().entrySet().stream()
                      .filter(is -> !is.getValue().equals(row.key().params().get(is.getKey())))
                      .map(Map.Entry::getKey)
                      .toList();
              String series = series(row.key(), view.by());
              return new Mark(
                  Labels.of(series, row.key(), others, catalogue.axes()),
                  series,
                  series,
                  Double.NaN,
                  row);
            })
        .orElse(null);
  }

  private boolean matches(CellKey key, Map<String, String> where) {
    return where.entrySet().stream()
        .allMatch(wanted -> wanted.getValue().equals(fact(key, wanted.getKey())));
  }

  /** A parameter, an attribute, or the method as {@code benchmark}. */
  private @Nullable String fact(CellKey key, String name) {
    String param = key.params().get(name);
    if (param != null) {
      return param;
    }
    String attribute = catalogue.attribute(key, name);
    return attribute == null && name.equals("benchmark") ? Labels.method(key) : attribute;
  }

  private String series(CellKey key, String by) {
    String fact = fact(key, by);
    return fact == null ? Labels.method(key) : fact;
  }

  private double x(Row row, @Nullable String name) {
    String fact = name == null ? null : fact(row.key(), name);
    return fact == null ? Double.NaN : Figures.parse(fact);
  }
}
