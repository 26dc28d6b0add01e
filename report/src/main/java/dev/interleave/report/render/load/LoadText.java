package dev.interleave.report.render.load;

import dev.interleave.report.load.LoadAnswer;
import dev.interleave.report.load.LoadDoubt;
import dev.interleave.report.load.LoadFindings;
import dev.interleave.report.text.TextTable;
import dev.interleave.report.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** For a terminal. */
public final class LoadText {
  private static final int WIDTH = 110;

  /** Columns for which a terminal has no room: an interval should not be broken. */
  private static final Set<String> LEFT_OUT = Set.of("p90 ms", "generator");

  private LoadText() {}

  /** Tables and sentences; no line has more than 110 characters. */
  public static List<String> lines(LoadFindings findings) {
    List<String> lines = new ArrayList<>(Wrap.lines(LoadSentences.method(findings), WIDTH));
    for (Grid grid : Grid.of(findings)) {
      lines.add("");
      lines.add(Wrap.cut(grid.request(), WIDTH));
      lines.addAll(table(grid).lines());
    }
    lines.add("");
    for (LoadAnswer answer : findings.answers()) {
      lines.addAll(Wrap.lines("%s: %s.".formatted(answer.subject(), answer.lead()), WIDTH));
      answer.details().forEach(detail -> lines.addAll(indented(detail + ".")));
    }
    for (LoadDoubt doubt : findings.doubts()) {
      lines.addAll(Wrap.lines(doubt.toString(), WIDTH));
    }
    lines.addAll(Wrap.lines(LoadSentences.closedLoop(findings), WIDTH));
    return List.copyOf(lines);
  }

  private static List<String> indented(String text) {
    return Wrap.lines(text, WIDTH - 2).stream().map(line -> "  " + line).toList();
  }

  private static TextTable table(Grid grid) {
    List<TextTable.Column> columns = new ArrayList<>();
    for (String title : shown(grid, grid.header())) {
      columns.add(new TextTable.Column(title, !columns.isEmpty()));
    }
    TextTable table = new TextTable(columns, WIDTH);
    grid.lines().forEach(line -> table.row(shown(grid, line.cells()), line.note()));
    return table;
  }

  private static List<String> shown(Grid grid, List<String> cells) {
    return IntStream.range(0, cells.size())
        .filter(column -> !LEFT_OUT.contains(grid.header().get(column)))
        .mapToObj(cells::get)
        .toList();
  }
}
