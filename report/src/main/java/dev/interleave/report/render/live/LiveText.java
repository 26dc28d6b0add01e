package dev.interleave.report.render.live;

import dev.interleave.report.live.LiveCounts;
import dev.interleave.report.text.TextTable;
import dev.interleave.report.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** For a terminal. */
public final class LiveText {
  private static final int WIDTH = 110;

  private LiveText() {}

  /** Tables and sentences; no line has more than 110 characters. */
  public static List<String> lines(LiveCounts counts) {
    List<String> lines = new ArrayList<>();
    for (Grid grid : Grid.of(counts)) {
      lines.add(grid.title());
      lines.add("");
      lines.addAll(table(grid).lines());
      lines.add("");
    }
    LiveSentences.of(counts).forEach(sentence -> lines.addAll(Wrap.lines(sentence, WIDTH)));
    return List.copyOf(lines);
  }

  private static TextTable table(Grid grid) {
    List<TextTable.Column> columns = new ArrayList<>();
    for (String title : grid.header()) {
      columns.add(new TextTable.Column(title, columns.size() >= grid.texts()));
    }
    TextTable table = new TextTable(columns, WIDTH);
    grid.rows().forEach(row -> table.row(row, ""));
    return table;
  }
}
