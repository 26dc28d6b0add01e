package dev.interleave.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table in plain text, never wider than allowed: what does not fit into its column goes on below.
 */
public final class TextTable {
  private static final String GAP = "  ";
  private static final String INDENT = "    ";
  private static final int LEAST = 12;

  private final List<Column> columns;
  private final int width;
  private final List<Row> rows = new ArrayList<>();

  /**
   * A column.
   *
   * @param right whether its cells end at the right, as numbers do
   */
  public record Column(String title, boolean right) {}

  private record Row(List<String> cells, String note) {}

  /**
   * @param columns of which the first ones give way to the others
   * @param width of the whole in characters
   */
  public TextTable(List<Column> columns, int width) {
    this.columns = List.copyOf(columns);
    this.width = width;
  }

  /**
   * Adds a row.
   *
   * @param note printed below it, over all columns; empty for none
   */
  public void row(List<String> cells, String note) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells for " + columns);
    }
    rows.add(new Row(cells.stream().map(Wrap::line).toList(), note));
  }

  /** The table with its header; nothing where there is no row. */
  public List<String> lines() {
    if (rows.isEmpty()) {
      return List.of();
    }
    int[] widths = widths();
    List<String> lines =
        new ArrayList<>(lines(columns.stream().map(Column::title).toList(), widths));
    for (Row row : rows) {
      lines.addAll(lines(row.cells, widths));
      if (!row.note.isEmpty()) {
        Wrap.lines(row.note, width - INDENT.length()).forEach(line -> lines.add(INDENT + line));
      }
    }
    return List.copyOf(lines);
  }

  private int[] widths() {
    int[] widths = IntStream.range(0, columns.size()).map(this::natural).toArray();
    int over = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1) - width;
    for (int i = 0; i < widths.length && over > 0; i++) {
      int less = Math.min(over, Math.max(0, widths[i] - LEAST));
      widths[i] -= less;
      over -= less;
    }
    for (; over > 0; over--) {
      int widest = IntStream.of(widths).max().orElse(0);
      IntStream.range(0, widths.length)
          .filter(i -> widths[i] == widest)
          .findFirst()
          .ifPresent(i -> widths[i]--);
    }
    return widths;
  }

  private int natural(int column) {
    return rows.stream()
        .mapToInt(row -> Wrap.width(row.cells.get(column)))
        .reduce(Wrap.width(columns.get(column).title()), Math::max);
  }

  private List<String> lines(List<String> cells, int[] widths) {
    List<List<String>> wrapped =
        IntStream.range(0, widths.length)
            .mapToObj(i -> Wrap.lines(cells.get(i), widths[i]))
            .toList();
    int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String part = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
        String space = " ".repeat(widths[i] - Wrap.width(part));
        text.append(i == 0 ? "" : GAP).append(columns.get(i).right() ? space + part : part + space);
      }
      lines.add(text.toString().stripTrailing());
    }
    return lines;
  }
}
