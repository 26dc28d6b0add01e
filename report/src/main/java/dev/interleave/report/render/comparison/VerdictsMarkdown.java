package dev.interleave.report.render.comparison;

import static dev.interleave.report.render.MarkdownText.escape;

import dev.interleave.report.render.Output;
import dev.interleave.report.render.Renderer;
import dev.interleave.report.text.Digits;
import dev.interleave.report.text.Percents;
import dev.interleave.report.text.Wrap;
import dev.interleave.report.verdicts.ComparisonFindings;
import dev.interleave.report.verdicts.Fact;
import dev.interleave.report.verdicts.Kind;
import dev.interleave.report.verdicts.Sentences;
import dev.interleave.report.verdicts.VerdictRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code comparison.md}, for a comment on a pull request: what changed in full, the rest counted
 * and folded.
 */
record VerdictsMarkdown(Material material) implements Renderer {
  /** GitHub refuses comments of more than 65 536 characters. */
  private static final int MOST = 60_000;

  private static final int ROWS = 100;

  /** Names longer than this would let the table of changes alone exceed the limit. */
  private static final int NAME = 160;

  @Override
  public List<Output> outputs() {
    return List.of(Output.text("comparison.md", text(material.findings())));
  }

  private static String text(ComparisonFindings findings) {
    StringBuilder text = new StringBuilder("### " + escape(Wrap.cut(findings.headline(), 1000)));
    text.append('\n');
    String end =
        "\n<sub>%s</sub>\n\nAgain: `%s`\n"
            .formatted(
                escape(findings.promise()),
                Wrap.cut(findings.builds().command(), 1000).replace('`', '\''));
    boolean all = true;
    for (String part : parts(findings)) {
      boolean fits = text.length() + part.length() + end.length() < MOST;
      text.append(fits ? part : "");
      all &= fits;
    }
    return text.append(all ? "" : "\nWhat did not fit here is in `comparison.html`.\n")
        .append(end)
        .toString();
  }

  private static List<String> parts(ComparisonFindings findings) {
    List<String> parts = new ArrayList<>();
    List<VerdictRow> changes =
        findings.rows().stream().filter(row -> row.kind().isChange()).toList();
    if (!changes.isEmpty()) {
      parts.add("\n" + some(changes, VerdictsMarkdown::changes));
    }
    for (Kind kind : List.of(Kind.COULD_NOT_MEASURE, Kind.UNDECIDED, Kind.SAME)) {
      List<VerdictRow> rows = findings.of(kind);
      folded(parts, rows.size() + " " + kind.words(), rows, VerdictsMarkdown::rest);
    }
    folded(
        parts,
        Digits.count(findings.flags().size(), "reason") + " to look twice (no fork is left out)",
        findings.flags(),
        flags -> bullets(flags.stream().map(flag -> flag.message() + " " + flag.advice())));
    List<String> oneSided =
        Stream.concat(
                findings.onlyCandidate().stream().map(name -> "candidate: " + name),
                findings.onlyBaseline().stream().map(name -> "baseline: " + name))
            .toList();
    folded(
        parts, oneSided.size() + " in one build only", oneSided, names -> bullets(names.stream()));
    folded(parts, "How both were measured", findings.facts(), VerdictsMarkdown::facts);
    return parts;
  }

  private static <T> void folded(
      List<String> parts, String summary, List<T> all, Function<List<T>, String> text) {
    if (!all.isEmpty()) {
      parts.add(
          "\n<details><summary>%s</summary>\n\n%s\n</details>\n"
              .formatted(summary, some(all, text)));
    }
  }

  private static <T> String some(List<T> all, Function<List<T>, String> text) {
    List<T> shown = all.subList(0, Math.min(ROWS, all.size()));
    int more = all.size() - shown.size();
    return text.apply(shown)
        + (more > 0 ? "\n%d more in `comparison.html`.\n".formatted(more) : "");
  }

  private static String changes(List<VerdictRow> rows) {
    boolean reasons = rows.stream().anyMatch(row -> !row.reason().isEmpty());
    StringBuilder table =
        new StringBuilder(
                "| benchmark | metric | verdict | change [95 %] | baseline | candidate | pairs |")
            .append(reasons ? " accepted |" : "")
            .append("\n| --- | --- | --- | ---: | ---: | ---: | ---: |")
            .append(reasons ? " --- |\n" : "\n");
    for (VerdictRow row : rows) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  name(row),
                  escape(row.metric()),
                  row.kind() == Kind.SLOWER ? "**slower**" : row.kind().words(),
                  escape(Percents.change(row.ratio())),
                  escape(Sentences.centre(row.baseline(), row)),
                  escape(Sentences.centre(row.candidate(), row)),
                  Sentences.pairs(row)));
      if (reasons) {
        cells.add(escape(Sentences.reason(row)));
      }
      table.append(line(cells.toArray(String[]::new)));
    }
    return table.toString();
  }

  private static String rest(List<VerdictRow> rows) {
    boolean reasons = rows.stream().anyMatch(row -> !row.reason().isEmpty());
    StringBuilder table =
        new StringBuilder("| benchmark | metric | change [95 %] | pairs | could find |")
            .append(reasons ? " why |" : "")
            .append("\n| --- | --- | ---: | ---: | ---: |")
            .append(reasons ? " --- |\n" : "\n");
    for (VerdictRow row : rows) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  name(row),
                  escape(row.metric()),
                  escape(Percents.change(row.ratio())),
                  Sentences.pairs(row),
                  Sentences.findable(row)));
      if (reasons) {
        cells.add(escape(Sentences.reason(row)));
      }
      table.append(line(cells.toArray(String[]::new)));
    }
    return table.toString();
  }

  private static String facts(List<Fact> facts) {
    StringBuilder table = new StringBuilder("| | baseline | candidate |\n| --- | --- | --- |\n");
    for (Fact fact : facts) {
      table.append(line(fact.name(), cell(fact.baseline()), cell(fact.candidate())));
    }
    return table.toString();
  }

  private static String bullets(Stream<String> sentences) {
    StringBuilder list = new StringBuilder();
    sentences.forEach(sentence -> list.append("- ").append(escape(sentence)).append('\n'));
    return list.toString();
  }

  private static String name(VerdictRow row) {
    return escape(Wrap.cut(row.name(), NAME));
  }

  private static String cell(String value) {
    return escape(Wrap.cut(value, 300));
  }

  private static String line(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
