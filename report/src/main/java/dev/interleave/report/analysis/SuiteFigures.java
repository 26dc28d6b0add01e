package dev.interleave.report.analysis;

import dev.interleave.report.analysis.Figure.Mark;
import dev.interleave.report.input.CellKey;
import dev.interleave.report.input.Suite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    boolean lines = view.type() == Suite.View.Type.LINES && view.x() != null;
    List<Row> shown = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (Row row : rows) {
      if (!row.headline() || !matches(row.key(), view.where())) {
        continue;
      }
      boolean placed = !lines || !Double.isNaN(x(row, view.x()));
      if (row.status().measured() && placed && Double.isFinite(row.value().centre())) {
        shown.add(row);
      } else if (placed && !row.status().measured()) {
        absent.add(series(row.key(), view.by()) + " (" + row.reason() + ")");
      }
    }
    List<Mark> marks = marks(view, lines, comparable(shown));
    return Figures.figure(
        view.id(),
        view.title(),
        lines ? Figure.Kind.LINES : Figure.Kind.BARS,
        view.xLabel() != null ? view.xLabel() : view.x() != null ? view.x() : "",
        view.logX(),
        marks,
        absent.isEmpty()
            ? ""
            : "Not shown: " + Labels.some(absent.stream().distinct().toList()) + ".",
        view.answer(),
        reference(view));
  }

  private List<Mark> marks(Suite.View view, boolean lines, List<Row> shown) {
    Set<String> told = new HashSet<>(view.where().keySet());
    told.add(view.by());
    if (lines && view.x() != null) {
      told.add(view.x());
    }
    List<String> others = Labels.differing(shown.stream().map(Row::key).toList(), told);
    return shown.stream()
        .map(
            row -> {
              String series = series(row.key(), view.by());
              return new Mark(
                  Labels.of(series, row.key(), others),
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
                  Labels.of(series, row.key(), others), series, series, Double.NaN, row);
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
    String attribute = catalogue.cell(key).map(cell -> cell.attributes().get(name)).orElse(null);
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
