package dev.interleave.report.analysis;

import dev.interleave.report.analysis.Figure.Kind;
import dev.interleave.report.analysis.Figure.Mark;
import dev.interleave.report.input.CellKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Figures for results of which no suite tells how to show them: one for each benchmark class, mode
 * and unit. Lines where exactly one numeric parameter has three values or more, else bars.
 */
final class GenericFigures {
  private static final int BARS = 30;
  private static final int LINES = 7;

  /** Pictures of one group: what is beyond is nobody's question. */
  private static final int PAGES = 4;

  private final List<Row> rows;

  GenericFigures(List<Row> rows) {
    this.rows = rows.stream().filter(Row::headline).filter(GenericFigures::drawable).toList();
  }

  List<Figure> figures() {
    Map<String, List<Row>> groups =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> className(row.key()) + " " + row.mode() + " " + row.unit(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Map<String, Long> titles =
        groups.values().stream()
            .collect(
                Collectors.groupingBy(
                    group -> simpleName(group.getFirst().key()), Collectors.counting()));
    List<Figure> figures = new ArrayList<>();
    int number = 0;
    for (List<Row> group : groups.values()) {
      number++;
      Row first = group.getFirst();
      String name = simpleName(first.key());
      boolean alone = titles.getOrDefault(name, 1L) == 1;
      String title = alone ? name : name + ", " + first.mode() + ", " + first.unit();
      figures.addAll(pages(number, title, group));
    }
    return figures;
  }

  private static List<Figure> pages(int number, String title, List<Row> group) {
    Optional<String> x = numericParameter(group);
    List<Mark> marks = marks(group, x);
    List<List<Mark>> pages = x.isPresent() ? linePages(marks) : barPages(group, marks);
    int shown = Math.min(pages.size(), PAGES);
    String rest =
        shown < pages.size()
            ? "The best come first; what is in no picture is in results.csv."
            : "The best come first; the rest is in the other pictures.";
    List<Figure> figures = new ArrayList<>();
    for (int page = 0; page < shown; page++) {
      String part = pages.size() == 1 ? "" : " (%d of %d)".formatted(page + 1, shown);
      figures.add(
          Figures.figure(
              "%02d-%s%s".formatted(number, title, pages.size() == 1 ? "" : "-" + (page + 1)),
              title + part,
              x.isPresent() ? Kind.LINES : Kind.BARS,
              x.orElse(""),
              Figures.span(pages.get(page).stream().map(Mark::x).toList()) > 10,
              pages.get(page),
              pages.size() == 1 ? "" : rest,
              page == 0 ? title : null,
              null));
    }
    return figures;
  }

  private static List<Mark> marks(List<Row> group, Optional<String> x) {
    List<CellKey> keys = group.stream().map(Row::key).toList();
    List<String> others = Labels.differing(keys, x.map(Set::of).orElse(Set.of()));
    boolean oneMethod = keys.stream().map(Labels::method).distinct().count() == 1;
    return group.stream()
        .map(
            row -> {
              String first = oneMethod && !others.isEmpty() ? "" : Labels.method(row.key());
              String label = Labels.of(first, row.key(), others, List.of()).strip();
              return new Mark(
                  label,
                  x.isPresent() ? label : "",
                  x.isPresent() ? label : "",
                  x.map(name -> Figures.parse(row.key().params().getOrDefault(name, "")))
                      .orElse(Double.NaN),
                  row);
            })
        .toList();
  }

  private static List<List<Mark>> barPages(List<Row> group, List<Mark> marks) {
    var best = Figures.best(group.getFirst().direction());
    return chunks(marks.stream().sorted((a, b) -> best.compare(a.row(), b.row())).toList(), BARS);
  }

  /** Whole lines, best at its last point first. */
  private static List<List<Mark>> linePages(List<Mark> marks) {
    Map<String, List<Mark>> lines =
        marks.stream()
            .sorted((a, b) -> Double.compare(a.x(), b.x()))
            .collect(Collectors.groupingBy(Mark::label, LinkedHashMap::new, Collectors.toList()));
    var best = Figures.best(marks.getFirst().row().direction());
    List<List<Mark>> sorted =
        lines.values().stream()
            .sorted((a, b) -> best.compare(a.getLast().row(), b.getLast().row()))
            .toList();
    return chunks(sorted, LINES).stream()
        .map(chunk -> chunk.stream().flatMap(List::stream).toList())
        .toList();
  }

  /** As even as can be, so that no picture holds a lone leftover. */
  private static <T> List<List<T>> chunks(List<T> all, int limit) {
    int count = (all.size() + limit - 1) / limit;
    List<List<T>> chunks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chunks.add(all.subList(all.size() * i / count, all.size() * (i + 1) / count));
    }
    return chunks;
  }

  /** The only parameter with three or more values that are all numbers. */
  private static Optional<String> numericParameter(List<Row> group) {
    List<CellKey> keys = group.stream().map(Row::key).toList();
    List<String> numeric =
        Labels.differing(keys, Set.of()).stream()
            .filter(name -> keys.stream().map(key -> key.params().get(name)).distinct().count() > 2)
            .filter(
                name ->
                    keys.stream()
                        .map(key -> key.params().getOrDefault(name, ""))
                        .noneMatch(value -> Double.isNaN(Figures.parse(value))))
            .toList();
    return numeric.size() == 1 ? Optional.of(numeric.getFirst()) : Optional.empty();
  }

  private static boolean drawable(Row row) {
    return row.status().measured() && Double.isFinite(row.value().centre());
  }

  private static String className(CellKey key) {
    int dot = key.benchmark().lastIndexOf('.');
    return dot < 0 ? "" : key.benchmark().substring(0, dot);
  }

  private static String simpleName(CellKey key) {
    String name = className(key);
    return name.isEmpty() ? key.benchmark() : name.substring(name.lastIndexOf('.') + 1);
  }
}
