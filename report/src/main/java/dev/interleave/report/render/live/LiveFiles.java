package dev.interleave.report.render.live;

import dev.interleave.report.live.LiveCase;
import dev.interleave.report.live.LiveCounts;
import dev.interleave.report.render.Csv;
import dev.interleave.report.render.MarkdownText;
import dev.interleave.report.render.Output;
import dev.interleave.report.stats.Interval;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code live.csv}, a row for each metric of each cell of each build, and {@code live.md}. Ratios
 * are those of slowness: above 1 the candidate is worse.
 */
public final class LiveFiles {
  public static final String CSV = "live.csv";
  public static final String MARKDOWN = "live.md";

  private static final List<String> HEADER =
      List.of(
          "build",
          "kind",
          "injected_percent",
          "benchmark",
          "metric",
          "truly_slower",
          "verdict",
          "ratio",
          "low",
          "high",
          "pairs",
          "p");

  private LiveFiles() {}

  /** Both. */
  public static List<Output> of(LiveCounts counts) {
    return List.of(Output.text(CSV, csv(counts)), Output.text(MARKDOWN, markdown(counts)));
  }

  private static String csv(LiveCounts counts) {
    Csv csv = new Csv(HEADER);
    counts.cases().forEach(one -> csv.row(values(one)));
    return csv.text();
  }

  private static List<Object> values(LiveCase one) {
    Interval ratio = one.judgement().estimate().ratio();
    return List.of(
        one.build(),
        one.injected().kind(),
        one.injected().percent(),
        one.cell().toString(),
        one.metric(),
        one.isSlower(),
        one.call().word(),
        ratio.centre(),
        ratio.low(),
        ratio.high(),
        one.judgement().pairs(),
        one.judgement().p());
  }

  private static String markdown(LiveCounts counts) {
    StringBuilder text = new StringBuilder("## Known slowdowns\n\n");
    LiveSentences.of(counts)
        .forEach(sentence -> text.append(MarkdownText.escape(sentence)).append('\n'));
    for (Grid grid : Grid.of(counts)) {
      text.append("\n### ").append(grid.title()).append("\n\n").append(row(grid.header()));
      text.append("|");
      for (int i = 0; i < grid.header().size(); i++) {
        text.append(i < grid.texts() ? " --- |" : " ---: |");
      }
      text.append("\n");
      grid.rows().forEach(row -> text.append(row(row)));
    }
    return text.toString();
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(MarkdownText::escape)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
