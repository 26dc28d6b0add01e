package dev.interleave.report.simulate;

import java.util.ArrayList;
import java.util.List;

/** Text in columns, the first one left-aligned, and continued below where it gets too wide. */
final class PlainTable {
  private static final int WIDTH = 110;
  private static final String GAP = "  ";

  private PlainTable() {}

  /** Of lines with as many cells each, the header first. */
  static String of(List<List<String>> lines) {
    StringBuilder text = new StringBuilder();
    int columns = lines.getFirst().size();
    for (int from = 1; from < columns; ) {
      List<Integer> widths = new ArrayList<>(List.of(width(lines, 0)));
      int to = from;
      int total = widths.getFirst();
      while (to < columns && (to == from || total + GAP.length() + width(lines, to) <= WIDTH)) {
        widths.add(width(lines, to));
        total += GAP.length() + width(lines, to);
        to++;
      }
      for (List<String> line : lines) {
        text.append(line(line, from, to, widths)).append('\n');
      }
      from = to;
    }
    return text.toString();
  }

  private static int width(List<List<String>> lines, int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }

  private static String line(List<String> cells, int from, int to, List<Integer> widths) {
    StringBuilder line =
        new StringBuilder(
            ("%-" + Math.max(1, widths.getFirst()) + "s").formatted(cells.getFirst()));
    for (int i = from; i < to; i++) {
      line.append(GAP).append(("%" + widths.get(i - from + 1) + "s").formatted(cells.get(i)));
    }
    return line.toString().stripTrailing();
  }
}
