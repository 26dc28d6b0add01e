package dev.interleave.report.render.load;

import dev.interleave.report.load.LoadAnswer;
import dev.interleave.report.load.LoadFindings;
import dev.interleave.report.render.MarkdownText;
import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import java.util.List;
import java.util.stream.Collectors;

/** {@code load.md}: sentences, then a table for each request. */
record LoadMarkdown(Material material) implements Renderer {
  @Override
  public List<Output> outputs() {
    LoadFindings findings = material.findings();
    StringBuilder text = new StringBuilder("## What servers bear\n\n");
    text.append(line(LoadSentences.method(findings)));
    for (LoadAnswer answer : findings.answers()) {
      text.append("- **%s**: %s.\n".formatted(escape(answer.subject()), escape(answer.lead())));
      answer.details().forEach(detail -> text.append("  - ").append(escape(detail)).append(".\n"));
    }
    Grid.of(findings).forEach(grid -> table(text, grid));
    text.append('\n');
    LoadSentences.reading(findings).forEach(sentence -> text.append(line(sentence)));
    if (!findings.doubts().isEmpty()) {
      text.append("### Doubts\n\n");
      findings
          .doubts()
          .forEach(doubt -> text.append("- ").append(escape(doubt.toString())).append('\n'));
    }
    return List.of(Output.text("load.md", text.toString()));
  }

  private static void table(StringBuilder text, Grid grid) {
    text.append("\n### ").append(escape(grid.request())).append("\n\n").append(row(grid.header()));
    text.append("| ---").append(" | ---:".repeat(grid.header().size() - 1)).append(" |\n");
    for (Grid.Line line : grid.lines()) {
      text.append(row(line.cells()));
    }
    List<Grid.Line> noted = grid.lines().stream().filter(line -> !line.note().isEmpty()).toList();
    if (!noted.isEmpty()) {
      text.append('\n');
    }
    noted.forEach(
        line ->
            text.append("- ")
                .append(escape(line.cells().getFirst() + ": " + line.note()))
                .append('\n'));
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(LoadMarkdown::escape)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String line(String sentence) {
    return escape(sentence) + "\n\n";
  }

  private static String escape(String text) {
    return MarkdownText.escape(text);
  }
}
